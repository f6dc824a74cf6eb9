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
    description = "Raise the cost or time limit of a job. A job paused at its limit resumes.")
public final class RaiseCommand extends DecisionCommand {
  @Option(
      names = "--max-cost",
      paramLabel = "DOLLARS",
      description = "New cost limit, such as 2.50. A limit that is not higher changes nothing.")
  private @Nullable BigDecimal maxCost;

  @Option(
      names = "--max-time",
      paramLabel = "DURATION",
      description = "New time limit, counted from the job's acceptance, such as 30m or PT30M.")
  private @Nullable Duration maxTime;

  @Override
  JobCommand command(String job, @Nullable String by) {
    CliException.require(
        maxCost != null || maxTime != null,
        "give the new limit: --max-cost 2.50, --max-time 30m, or both");
    CliException.require(
        maxCost == null || maxCost.signum() > 0, "--max-cost must be greater than 0, such as 2.50");
    CliException.require(
        maxTime == null || maxTime.isPositive(), "--max-time must be greater than 0, such as 30m");
    return new JobCommand.RaiseLimit(
        job, maxCost == null ? null : Money.dollars(maxCost), maxTime, by);
  }
}
