package io.tierworks.cli.dlq;

import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.cli.show.TextTable;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.subtask.AttemptId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Summary of a dead letter, read from its headers.
///
/// @param where such as `subtasks/0:17`
/// @param job the job, or else the record's key
/// @param subtask empty if the record is not about a subtask
/// @param tier empty if the record is not about a subtask
/// @param attempts of the subtask, or deliveries of the record
/// @param cost in US dollars, as the header has it
/// @param estimated whether a part of the cost is an upper bound
/// @param putBack how often the record was sent back before
/// @param redriven whether it has been redriven
record DeadLetterView(
    String where,
    Instant at,
    String job,
    String subtask,
    String tier,
    String reason,
    String attempts,
    String cost,
    boolean estimated,
    String message,
    int putBack,
    boolean redriven) {

  static DeadLetterView of(DeadLetterRecord record, Topics topics) {
    var attempt = record.attempt();
    return new DeadLetterView(
        record.position().toString(),
        record.at(),
        attempt.map(AttemptId::job).orElse(record.keyText()),
        attempt.map(AttemptId::subtask).orElse(""),
        tier(record, topics),
        record.header(MessageHeaders.REASON),
        record.header(MessageHeaders.DEAD_DELIVERIES),
        record.header(MessageHeaders.COST),
        record.header(MessageHeaders.ESTIMATED).equals("true"),
        record.header(MessageHeaders.DEAD_MESSAGE),
        record.timesSentBack(),
        record.redriven());
  }

  /// An unreadable subtask has no tier header, but its topic belongs to a tier.
  private static String tier(DeadLetterRecord record, Topics topics) {
    var named = record.header(MessageHeaders.TIER);
    return named.isEmpty()
        ? topics.tiers().stream()
            .filter(tier -> record.isFrom(topics.subtasks(tier)))
            .findFirst()
            .orElse("")
        : named;
  }

  /// Dead letters, one per line.
  static List<String> table(List<DeadLetterView> views, int width) {
    var table =
        TextTable.of("where", "when", "job", "subtask", "tier", "reason", ">attempts", ">cost");
    views.forEach(view -> table.row(view.cells()));
    return table.lines(width, "");
  }

  private List<String> cells() {
    var time = at.truncatedTo(ChronoUnit.SECONDS).toString();
    var marked = redriven ? reason + " (redriven)" : reason;
    return List.of(where, time, job, subtask, tier, marked, attempts, dollars());
  }

  private String dollars() {
    return cost.isEmpty() || cost.equals("0") ? "" : (estimated ? "≤ $" : "$") + cost;
  }
}
