package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "answer", description = "Answer a question of a subtask that lacks information.")
public final class AnswerCommand extends DecisionCommand {
  @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "The answer.")
  private List<String> words = List.of();

  @Option(
      names = "--subtask",
      paramLabel = "SUBTASK",
      description = "The subtask that asks. Not needed if the job has only one question.")
  private @Nullable String subtask;

  @Override
  JobCommand command(String job, @Nullable String by) {
    var text = text(words, "the answer is empty; write what the subtask asks for");
    return new JobCommand.Answer(job, subtask, text, by);
  }
}
