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
        "Process dead letters again: send a record back to its topic, or ask the planner to retry a"
            + " failed subtask while its job runs.")
public final class DlqRedriveCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "WHERE",
      description = "Dead letters as `tierworks dlq list` shows them, such as subtasks/0:17.")
  private List<String> where = List.of();

  @Option(names = "--all", description = "Redrive all open dead letters that match the filters.")
  private boolean all;

  @Mixin private final DeadLetterFilter filter = new DeadLetterFilter();

  @Option(names = "--yes", description = "With --all: really do it. Without --yes, only list.")
  private boolean yes;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Name for the audit trail. Default: your user name.")
  private String by = System.getProperty("user.name", "");

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    if (all == !where.isEmpty()) {
      throw CliException.usage("name dead letters, such as subtasks/0:17, or give --all");
    }
    var positions = where.stream().map(RecordPosition::parse).distinct().toList();
    try (var cluster = Cluster.reach(common.settings()).withJobTopics().withDeadLetters();
        var deadLetters = new DeadLetters(cluster);
        var sender = new JobSender(cluster)) {
      var records = all ? matching(deadLetters, cluster) : named(deadLetters, positions);
      var actions = new RedriveActions(cluster, records);
      int refused = 0;
      for (var record : records) {
        var action = actions.of(record);
        if (!all || yes) {
          perform(action, record, deadLetters, sender);
        }
        refused += action instanceof RedriveAction.Refuse ? 1 : 0;
        print(record, action);
      }
      summarize(records.size(), refused);
      return refused > 0 && !all ? ExitCode.JOB_FAILED : ExitCode.OK;
    }
  }

  private List<DeadLetterRecord> matching(DeadLetters deadLetters, Cluster cluster) {
    return deadLetters.at(
        deadLetters.all(List.of(DeadLetterTopic.values())).stream()
            .filter(record -> !record.redriven())
            .filter(record -> filter.matches(DeadLetterView.of(record, cluster.topics())))
            .map(DeadLetterRecord::position)
            .toList());
  }

  /// @throws CliException if one of them does not exist; then nothing has been sent
  private static List<DeadLetterRecord> named(
      DeadLetters deadLetters, List<RecordPosition> positions) {
    var records = deadLetters.at(positions);
    positions.stream()
        .filter(
            position -> records.stream().noneMatch(record -> record.position().equals(position)))
        .findFirst()
        .ifPresent(position -> {
          throw CliException.usage(DlqShowCommand.missing(position) + "; nothing was sent");
        });
    return records;
  }

  private void perform(
      RedriveAction action, DeadLetterRecord record, DeadLetters deadLetters, JobSender sender)
      throws InterruptedException {
    switch (action) {
      case RedriveAction.SendBack(var topic) -> {
        deadLetters.sendBack(record, topic);
        deadLetters.markRedriven(record);
      }
      case RedriveAction.RetrySubtask(var attempt) -> {
        sender.command(new JobCommand.Redrive(attempt.job(), attempt.subtask(), by));
        deadLetters.markRedriven(record);
      }
      case RedriveAction.Refuse _ -> {}
    }
  }

  private void print(DeadLetterRecord record, RedriveAction action) {
    boolean performed = !all || yes;
    var detail =
        switch (action) {
          case RedriveAction.SendBack(var topic) ->
              (performed ? "sent back to " : "would be sent back to ") + topic;
          case RedriveAction.RetrySubtask(var attempt) ->
              (performed ? "asked the planner" : "would ask the planner")
                  + " to retry subtask %s; `tierworks watch %s` shows the outcome"
                      .formatted(attempt.subtask(), attempt.job());
          case RedriveAction.Refuse(var why) -> "not redriven: " + why;
        };
    boolean redriven = performed && !(action instanceof RedriveAction.Refuse);
    var at = record.position().toString();
    common.print(
        Map.of("where", at, "redriven", redriven, "detail", detail),
        () -> List.of(at + "  " + detail));
  }

  private void summarize(int records, int refused) {
    if (records == 0) {
      common.terminal().note("no open dead letter matches");
    } else if (all && !yes) {
      common
          .terminal()
          .note(
              "nothing was sent; add --yes to redrive %d of these %d"
                  .formatted(records - refused, records));
    }
  }
}
