package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import picocli.CommandLine.Command;

@Command(name = "review", description = "Accept or reject an answer that waits for review.")
public final class ReviewCommand extends AcceptOrRejectCommand {
  @Override
  JobCommand command(String job, boolean accepted, String by, String note) {
    return new JobCommand.Review(job, accepted, by, note);
  }
}
