package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "approve", description = "Approve or reject a plan that waits for approval.")
public final class ApproveCommand extends AcceptOrRejectCommand {
  @Override
  JobCommand command(String job, boolean accepted, @Nullable String by, @Nullable String note) {
    return new JobCommand.Approve(job, accepted, by, note);
  }
}
