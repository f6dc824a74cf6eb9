package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "revise",
    description = "Send back a plan or an answer that waits for a person, with what has to change.")
public final class ReviseCommand extends DecisionCommand {
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "COMMENT",
      description = "What has to change; the planner or the judge reads it.")
  private List<String> words = List.of();

  @Override
  JobCommand command(String job, @Nullable String by) {
    var comment = text(words, "the comment is empty; write what has to change");
    return new JobCommand.Revise(job, comment, by);
  }
}
