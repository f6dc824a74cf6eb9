package io.tierworks.cli.dlq;

import io.tierworks.cli.show.TextTable;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Dead letters, one per line.
final class DeadLetterTable {
  private DeadLetterTable() {}

  static List<String> lines(List<DeadLetterView> views, int width) {
    var table =
        TextTable.of("where", "when", "job", "subtask", "tier", "reason", ">attempts", ">cost");
    for (var view : views) {
      table.row(
          view.where(),
          view.at().truncatedTo(ChronoUnit.SECONDS).toString(),
          view.job(),
          view.subtask(),
          view.tier(),
          view.redriven() ? view.reason() + " (redriven)" : view.reason(),
          view.attempts(),
          cost(view));
    }
    return table.lines(width, "");
  }

  private static String cost(DeadLetterView view) {
    if (view.cost().isEmpty() || view.cost().equals("0")) {
      return "";
    }
    return (view.estimated() ? "≤ $" : "$") + view.cost();
  }
}
