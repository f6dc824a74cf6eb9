package io.tierworks.cli.dlq;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.jobs.JobHistory;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.cli.kafka.DeadLetterTopic;
import io.tierworks.cli.kafka.DeadLetters;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.kafka.RecordPosition;
import io.tierworks.common.contract.job.JobCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  private @Nullable String by = System.getProperty("user.name");

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    var positions = positions();
    var cluster = Cluster.reach(common.settings()).withJobTopics().withDeadLetters();
    try (var deadLetters = new DeadLetters(cluster)) {
      var records = all ? matching(deadLetters, cluster) : named(deadLetters, positions);
      int refused = redrive(records, deadLetters, cluster);
      summarize(records.size(), refused);
      return refused > 0 && !all ? ExitCode.JOB_FAILED : ExitCode.OK;
    }
  }

  private List<RecordPosition> positions() {
    CliException.require(
        all == where.isEmpty(), "name dead letters, such as subtasks/0:17, or give --all");
    return where.stream().map(RecordPosition::parse).distinct().toList();
  }

  private List<DeadLetterRecord> matching(DeadLetters deadLetters, Cluster cluster) {
    return deadLetters.at(
        deadLetters.open(List.of(DeadLetterTopic.values())).stream()
            .filter(record -> filter.matches(DeadLetterView.of(record, cluster.topics())))
            .map(DeadLetterRecord::position)
            .toList());
  }

  /// @throws CliException if one of them does not exist; then nothing has been sent
  private static List<DeadLetterRecord> named(
      DeadLetters deadLetters, List<RecordPosition> positions) {
    var records = deadLetters.at(positions);
    var missing = new ArrayList<>(positions);
    records.forEach(record -> missing.remove(record.position()));
    if (!missing.isEmpty()) {
      throw CliException.usage(DlqShowCommand.missing(missing.getFirst()) + "; nothing was sent");
    }
    return records;
  }

  /// @return how many could not be redriven
  private int redrive(List<DeadLetterRecord> records, DeadLetters deadLetters, Cluster cluster)
      throws InterruptedException {
    var history = history(records, cluster);
    int refused = 0;
    try (var sender = new JobSender(cluster)) {
      for (var record : records) {
        var action =
            RedriveAction.of(record, record.value() != null, cluster.topics(), history::status);
        if (isPerformed()) {
          perform(action, record, deadLetters, sender);
        }
        refused += action.isRefusal() ? 1 : 0;
        print(record, action);
      }
    }
    return refused;
  }

  /// Reads the history of all jobs if one of the records is about a subtask.
  private static JobHistory history(List<DeadLetterRecord> records, Cluster cluster) {
    if (records.stream().allMatch(record -> record.attempt().isEmpty())) {
      return JobHistory.EMPTY;
    }
    try (var tail = JobTail.ofAll(cluster)) {
      return JobHistory.read(tail);
    }
  }

  private boolean isPerformed() {
    return !all || yes;
  }

  private void perform(
      RedriveAction action, DeadLetterRecord record, DeadLetters deadLetters, JobSender sender)
      throws InterruptedException {
    switch (action) {
      case RedriveAction.SendBack(var topic) -> deadLetters.sendBack(record, topic);
      case RedriveAction.RetrySubtask(var attempt) ->
          sender.command(new JobCommand.Redrive(attempt.job(), attempt.subtask(), by));
      case RedriveAction.Refuse _ -> {
        return;
      }
    }
    deadLetters.markRedriven(record);
  }

  private void print(DeadLetterRecord record, RedriveAction action) {
    boolean redriven = isPerformed() && !action.isRefusal();
    var at = record.position().toString();
    var detail = action.detail(isPerformed());
    common.print(
        Map.of("where", at, "redriven", redriven, "detail", detail),
        () -> List.of(at + "  " + detail));
  }

  private void summarize(int records, int refused) {
    var terminal = common.terminal();
    if (records == 0) {
      terminal.note("no open dead letter matches");
    } else if (!isPerformed()) {
      terminal.note(
          "nothing was sent; add --yes to redrive %d of these %d"
              .formatted(records - refused, records));
    }
  }
}
