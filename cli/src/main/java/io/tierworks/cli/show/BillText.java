package io.tierworks.cli.show;

import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shows a bill: cost by tier and purpose, the total, and the cost on the flagship alone.
public final class BillText {
  private BillText() {}

  public static List<String> lines(Bill bill, int width) {
    var table =
        TextTable.of("tier", "purpose", ">calls", ">input", ">cached", ">output", ">cost", "");
    for (var line : bill.lines()) {
      row(
          table,
          line.tier(),
          word(line.purpose()),
          line.calls(),
          line.usage(),
          TextFormat.money(line.cost()),
          line.estimated());
    }
    row(
        table,
        "total",
        "",
        bill.calls(),
        bill.usage(),
        TextFormat.money(bill.total()),
        bill.estimated());
    var lines = new ArrayList<String>();
    lines.add("Bill");
    lines.addAll(table.lines(width, "  "));
    if (bill.flagshipOnly() != null) {
      lines.addAll(TextFormat.wrap(comparison(bill.flagshipOnly()), width, "  "));
    }
    if (bill.estimated()) {
      lines.add("  ≤ includes an upper bound for calls that reported no usage");
    }
    return lines;
  }

  private static void row(
      TextTable table,
      String tier,
      String purpose,
      int calls,
      Usage usage,
      String cost,
      boolean estimated) {
    table.row(
        tier,
        purpose,
        TextFormat.number(calls),
        TextFormat.number(usage.input()),
        TextFormat.number(usage.cached()),
        TextFormat.number(usage.output()),
        cost,
        estimated ? "≤" : "");
  }

  private static String comparison(Bill.FlagshipOnly alone) {
    var method =
        switch (alone.method()) {
          case "one_call" -> "in one call";
          case "per_item_cached" -> "one call per item with a cached prefix";
          default -> alone.method();
        };
    var outcome =
        alone.saving() >= 0
            ? "saved " + TextFormat.percent(alone.saving())
            : "delegation cost more by " + TextFormat.percent(-alone.saving());
    return "flagship alone (%s): %s; %s (%s)"
        .formatted(method, TextFormat.money(alone.cost()), outcome, alone.confidence());
  }

  private static String word(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }
}
