package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CliException;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.cost.Money;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "raise",
    description = "Give an open job more money or time; a paused one goes on.",
    mixinStandardHelpOptions = true)
public final class RaiseCommand extends DecisionCommand {
  @Option(
      names = "--max-cost",
      paramLabel = "DOLLARS",
      description = "The new cap, such as 2.50. One that is no higher changes nothing.")
  private @Nullable BigDecimal maxCost;

  @Option(
      names = "--max-time",
      paramLabel = "DURATION",
      description = "The new time limit, from the job's acceptance on, such as PT30M.")
  private @Nullable Duration maxTime;

  @Override
  JobCommand command(String job, String who) {
    if (maxCost == null && maxTime == null) {
      throw CliException.usage("say what to raise: --max-cost 2.50, --max-time PT30M, or both");
    }
    if (maxCost != null && maxCost.signum() <= 0) {
      throw CliException.usage("--max-cost must be more than 0, such as 2.50");
    }
    if (maxTime != null && !maxTime.isPositive()) {
      throw CliException.usage("--max-time must be more than 0, such as PT30M");
    }
    return new JobCommand.RaiseLimit(
        job, maxCost == null ? null : Money.dollars(maxCost), maxTime, who);
  }
}
