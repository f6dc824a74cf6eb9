package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "review", description = "Accept or reject an answer that waits for review.")
public final class ReviewCommand extends AcceptOrRejectCommand {
  @Option(
      names = "--subtask",
      paramLabel = "SUBTASK",
      description = "The subtask whose answer waits. Without it: the answer of the job.")
  private @Nullable String subtask;

  @Override
  JobCommand command(String job, boolean accepted, @Nullable String by, @Nullable String note) {
    return new JobCommand.Review(job, accepted, by, note, subtask);
  }
}
