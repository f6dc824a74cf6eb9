package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import picocli.CommandLine.Command;

@Command(
    name = "review",
    description = "Accept an answer that waits for review, or refuse it.",
    mixinStandardHelpOptions = true)
public final class ReviewCommand extends AcceptOrRejectCommand {
  @Override
  JobCommand command(String job, boolean yes, String who, String why) {
    return new JobCommand.Review(job, yes, who, why);
  }
}
