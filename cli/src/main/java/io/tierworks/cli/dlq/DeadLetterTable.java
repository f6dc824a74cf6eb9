package io.tierworks.cli.dlq;

import io.tierworks.cli.show.TextTable;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Dead letters at a glance, one a line.
final class DeadLetterTable {
  private DeadLetterTable() {}

  static List<String> lines(List<DeadLetterView> letters, int width) {
    var table =
        TextTable.of("where", "when", "job", "subtask", "tier", "reason", ">attempts", ">cost");
    for (var letter : letters) {
      table.row(
          letter.where(),
          letter.at().truncatedTo(ChronoUnit.SECONDS).toString(),
          letter.job(),
          letter.subtask(),
          letter.tier(),
          letter.redriven() ? letter.reason() + " (redriven)" : letter.reason(),
          letter.attempts(),
          cost(letter));
    }
    return table.lines(width, "");
  }

  private static String cost(DeadLetterView letter) {
    if (letter.cost().isEmpty() || letter.cost().equals("0")) {
      return "";
    }
    return (letter.estimated() ? "≤ $" : "$") + letter.cost();
  }
}
