package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.kafka.TailRecord;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.result.JobEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends a command about a job to the planner, and says what came of it.
abstract class DecisionCommand implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final String NO_ANSWER =
      "sent, but no planner has answered for %s; the command waits for one; `tierworks doctor` checks whether a planner runs";
  private static final Duration POLL = Duration.ofMillis(100);

  @Parameters(index = "0", paramLabel = "ID", description = "Id of the job.")
  private String id = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Name for the audit trail. Default: your user name.")
  private @Nullable String by = System.getProperty("user.name");

  @Mixin private final CommonOptions common = new CommonOptions();

  /// @throws CliException if the options contradict each other or are out of range
  abstract JobCommand command(String job, @Nullable String by);

  /// One text from the words of a command line.
  ///
  /// @throws CliException if it is blank
  static String text(List<String> words, String ifBlank) {
    var text = String.join(" ", words);
    CliException.require(!text.isBlank(), ifBlank);
    return text;
  }

  @Override
  public final Integer call() throws Exception {
    var command = command(id, by);
    var cluster = Cluster.reach(common.settings()).withJobTopics();
    check(command, JobHistory.ofKnown(cluster, id));
    try (var tail = JobTail.ofNewJob(cluster, id);
        var sender = new JobSender(cluster)) {
      sender.command(command);
      common.print(answer(command, tail), () -> List.of(CommandRules.done(command)));
    }
    return ExitCode.OK;
  }

  private static void check(JobCommand command, JobHistory history) {
    var result = history.results().get(command.id());
    var job = history.jobs().get(command.id());
    var objection =
        result != null || job == null
            ? history.status(command.id()).map(status -> CommandRules.ended(command.id(), status))
            : CommandRules.objection(command, job);
    objection.ifPresent(DecisionCommand::refuse);
  }

  /// Waits for the event by which the planner answers the command.
  private static JobEvent answer(JobCommand command, JobTail tail) {
    long until = System.nanoTime() + ANSWER.toNanos();
    while (System.nanoTime() < until) {
      for (var record : tail.poll(POLL)) {
        if (record instanceof TailRecord.Event(var event) && isAnswer(command, event)) {
          return event;
        }
      }
    }
    throw CliException.unreachable(NO_ANSWER.formatted(TextFormat.duration(ANSWER)));
  }

  private static boolean isAnswer(JobCommand command, JobEvent event) {
    boolean done = CommandRules.isDone(command, event);
    if (!done) {
      CommandRules.tooLate(event).ifPresent(DecisionCommand::refuse);
    }
    return done;
  }

  private static void refuse(String why) {
    throw CliException.notApplicable(why + "; nothing has changed");
  }
}
