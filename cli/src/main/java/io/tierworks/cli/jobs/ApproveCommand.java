package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import picocli.CommandLine.Command;

@Command(
    name = "approve",
    description = "Let a plan that waits for approval run, or refuse it.",
    mixinStandardHelpOptions = true)
public final class ApproveCommand extends AcceptOrRejectCommand {
  @Override
  JobCommand command(String job, boolean yes, String who, String why) {
    return new JobCommand.Approve(job, yes, who, why);
  }
}
