package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "cancel",
    description = "Cancel a job; what is done so far is kept and billed.",
    mixinStandardHelpOptions = true)
public final class CancelCommand extends DecisionCommand {
  @Option(names = "--reason", paramLabel = "TEXT", description = "For the audit trail.")
  private String reason = "";

  @Override
  JobCommand command(String job, String who) {
    return new JobCommand.Cancel(job, who, reason);
  }
}
