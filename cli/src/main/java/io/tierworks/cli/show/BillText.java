package io.tierworks.cli.show;

import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Shows a bill: cost by tier and purpose, the total, and the cost on the flagship alone.
public final class BillText {
  private static final Map<Bill.Method, String> WAYS =
      Map.of(
          Bill.Method.ONE_CALL, "in one call",
          Bill.Method.PER_ITEM_CACHED, "one call per item with a cached prefix");

  private BillText() {}

  public static List<String> lines(Bill bill, int width) {
    var lines = new ArrayList<String>();
    lines.add("Bill");
    lines.addAll(table(bill).lines(width, "  "));
    if (bill.flagshipOnly() != null) {
      lines.addAll(TextFormat.wrap(comparison(bill.flagshipOnly()), width, "  "));
    }
    if (bill.estimated()) {
      lines.add("  ≤ includes an upper bound for calls that reported no usage");
    }
    return lines;
  }

  private static TextTable table(Bill bill) {
    var table =
        TextTable.of("tier", "purpose", ">calls", ">input", ">cached", ">output", ">cost", "");
    for (var line : bill.lines()) {
      var purpose = line.purpose().name().toLowerCase(Locale.ROOT);
      var figures = figures(line.calls(), line.usage(), line.cost());
      table.row(row(line.tier(), purpose, figures, line.estimated()));
    }
    var totals = figures(bill.calls(), bill.usage(), bill.total());
    return table.row(row("total", "", totals, bill.estimated()));
  }

  private static List<String> row(
      String tier, String purpose, Stream<String> figures, boolean estimated) {
    var names = Stream.of(tier, purpose);
    var mark = Stream.of(estimated ? "≤" : "");
    return Stream.of(names, figures, mark).flatMap(cells -> cells).toList();
  }

  private static Stream<String> figures(int calls, Usage usage, Money cost) {
    return Stream.concat(
        LongStream.of(calls, usage.input(), usage.cached(), usage.output())
            .mapToObj(TextFormat::number),
        Stream.of(TextFormat.money(cost)));
  }

  private static String comparison(Bill.FlagshipOnly alone) {
    var method = WAYS.getOrDefault(alone.method(), alone.method().code());
    var outcome =
        alone.saving() >= 0
            ? "saved " + TextFormat.percent(alone.saving())
            : "delegation cost more by " + TextFormat.percent(-alone.saving());
    return "flagship alone (%s): %s; %s (%s)"
        .formatted(method, TextFormat.money(alone.cost()), outcome, alone.confidence());
  }
}
