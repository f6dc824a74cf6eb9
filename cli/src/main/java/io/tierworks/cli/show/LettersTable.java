package io.tierworks.cli.show;

import java.time.temporal.ChronoUnit;
import java.util.List;

/// Dead letters at a glance, one a line.
public final class LettersTable {
  private LettersTable() {}

  public static List<String> lines(List<LetterView> letters, int width) {
    var table = Table.of("where", "when", "job", "subtask", "tier", "reason", ">attempts", ">cost");
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

  private static String cost(LetterView letter) {
    if (letter.cost().isEmpty() || letter.cost().equals("0")) {
      return "";
    }
    return (letter.estimated() ? "≤ $" : "$") + letter.cost();
  }
}
