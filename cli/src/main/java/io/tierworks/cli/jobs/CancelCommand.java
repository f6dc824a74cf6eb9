package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "cancel", description = "Cancel a job. Accepted results stay, and are billed.")
public final class CancelCommand extends DecisionCommand {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Reason for the audit trail.")
  private @Nullable String reason;

  @Override
  JobCommand command(String job, @Nullable String by) {
    return new JobCommand.Cancel(job, by, reason);
  }
}
