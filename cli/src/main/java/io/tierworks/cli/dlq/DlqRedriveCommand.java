package io.tierworks.cli.dlq;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.cli.kafka.DeadLetterTopic;
import io.tierworks.cli.kafka.DeadLetters;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.cli.kafka.RecordPosition;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "redrive",
    description =
        "Drive dead letters again: a record goes back to its topic as it was; a subtask that was"
            + " given up is tried again while its job runs.",
    mixinStandardHelpOptions = true)
public final class DlqRedriveCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "WHERE",
      description = "As `tierworks dlq list` shows them, such as subtasks/0:17.")
  private List<String> where = List.of();

  @Option(names = "--all", description = "All open letters, narrowed by the options below.")
  private boolean all;

  @Mixin private final DeadLetterFilter selection = new DeadLetterFilter();

  @Option(names = "--yes", description = "With --all: do it. Without, it is only told.")
  private boolean yes;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who decides, for the audit trail. Default: your user name.")
  private String by = System.getProperty("user.name", "");

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    if (all == !where.isEmpty()) {
      throw CliException.usage("name the letters, such as subtasks/0:17, or say --all");
    }
    var places = where.stream().map(RecordPosition::parse).distinct().toList();
    try (var cluster = Cluster.reach(common.settings()).withJobTopics().withDeadLetters();
        var dead = new DeadLetters(cluster);
        var sender = new JobSender(cluster)) {
      var letters = all ? selected(dead, cluster) : named(dead, places);
      var remedies = new RedriveActions(cluster, letters);
      int left = 0;
      for (var letter : letters) {
        var remedy = remedies.of(letter);
        if (!all || yes) {
          carryOut(remedy, letter, dead, sender);
        }
        left += remedy instanceof RedriveAction.Nothing ? 1 : 0;
        tell(letter, remedy);
      }
      sumUp(letters.size(), left);
      return left > 0 && !all ? ExitCode.JOB_FAILED : ExitCode.OK;
    }
  }

  private List<DeadLetterRecord> selected(DeadLetters dead, Cluster cluster) {
    var places =
        dead.all(List.of(DeadLetterTopic.values())).stream()
            .filter(letter -> !letter.redriven())
            .filter(letter -> selection.covers(DeadLetterViews.of(letter, cluster.topics())))
            .map(DeadLetterRecord::place)
            .toList();
    return dead.at(places);
  }

  /// @throws CliException when one of them is missing; nothing has been sent then
  private static List<DeadLetterRecord> named(DeadLetters dead, List<RecordPosition> places) {
    var letters = dead.at(places);
    places.stream()
        .filter(place -> letters.stream().noneMatch(letter -> letter.place().equals(place)))
        .findFirst()
        .ifPresent(place -> {
          throw CliException.usage(DlqShowCommand.missing(place) + "; nothing was sent");
        });
    return letters;
  }

  private void carryOut(
      RedriveAction remedy, DeadLetterRecord letter, DeadLetters dead, JobSender sender)
      throws InterruptedException {
    switch (remedy) {
      case RedriveAction.PutBack(var topic) -> {
        dead.putBack(letter, topic);
        dead.mark(letter);
      }
      case RedriveAction.Ask(var subtask) -> {
        sender.command(new JobCommand.Redrive(subtask.job(), subtask.subtask(), by));
        dead.mark(letter);
      }
      case RedriveAction.Nothing _ -> {}
    }
  }

  private void tell(DeadLetterRecord letter, RedriveAction remedy) {
    var what =
        switch (remedy) {
          case RedriveAction.PutBack(var topic) -> "back to " + topic;
          case RedriveAction.Ask(var subtask) ->
              "the planner is asked to try %s of job %s again; `tierworks watch %s` tells what came of it"
                  .formatted(subtask.subtask(), subtask.job(), subtask.job());
          case RedriveAction.Nothing(var why) -> "not redriven: " + why;
        };
    var screen = common.screen();
    if (common.json()) {
      var done = (!all || yes) && !(remedy instanceof RedriveAction.Nothing);
      screen.line(
          Wire.text(Map.of("where", letter.place().toString(), "redriven", done, "detail", what)));
    } else {
      screen.line(letter.place() + "  " + what);
    }
  }

  private void sumUp(int letters, int left) {
    if (letters == 0) {
      common.screen().note("no open dead letters match");
    } else if (all && !yes) {
      common
          .screen()
          .note(
              "nothing was sent; %d of %d would be. Say it again with --yes"
                  .formatted(letters - left, letters));
    }
  }
}
