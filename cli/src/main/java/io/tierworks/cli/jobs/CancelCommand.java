package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "cancel", description = "Cancel a job. Accepted results stay, and are billed.")
public final class CancelCommand extends DecisionCommand {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Reason for the audit trail.")
  private String reason = "";

  @Override
  JobCommand command(String job, String by) {
    return new JobCommand.Cancel(job, by, reason);
  }
}
