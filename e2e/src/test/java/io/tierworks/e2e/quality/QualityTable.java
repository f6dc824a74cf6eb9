package io.tierworks.e2e.quality;

import io.tierworks.e2e.quality.Scores.Interval;
import io.tierworks.e2e.quality.Suite.Rates;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Words the figures as Markdown.
record QualityTable(Map<Suite, Scores> scores, List<Contender> contenders) {

  String text() {
    var text = new StringBuilder(world());
    scores.forEach((suite, of) ->
        text.append(table(suite, of)).append(kinds(suite, of)).append(costs(suite, of)));
    return text.toString();
  }

  /// The stated rates.
  private static String world() {
    var text = new StringBuilder("| Right answers of nano / mini / flagship |");
    for (var suite : Suite.values()) {
      text.append(" %s |".formatted(suite.wire()));
    }
    text.append("\n|---|").append("---|".repeat(Suite.values().length)).append('\n');
    for (var kind : TaskKind.values()) {
      text.append("| %s |".formatted(kind.wire()));
      for (var suite : Suite.values()) {
        var share = suite.share(kind);
        text.append(" %d %% of the tasks: %s |".formatted(share.percent(), rates(share.rates())));
      }
      text.append('\n');
    }
    return text.append('\n').toString();
  }

  private static String rates(Rates rates) {
    return format("%.3f / %.3f / %.3f", rates.nano(), rates.mini(), rates.flagship());
  }

  private String table(Suite suite, Scores of) {
    var text =
        new StringBuilder(
            "| %s: %,d tasks | right, %% | wrong, %% | gaps, %% | $ per 1,000 tasks | right, points over all-flagship | cost, %% of all-flagship |\n"
                .formatted(suite.wire(), of.total(Contender.FLAGSHIP).tasks()));
    text.append("|---|---:|---:|---:|---:|---:|---:|\n");
    for (var contender : contenders) {
      var total = of.total(contender);
      text.append(
          format(
              "| %s | %.2f | %.2f | %.2f | %.3f | %s | %s |\n",
              contender.wire(),
              100 * total.quality(),
              100 * total.errors(),
              100 * total.gaps(),
              total.costPerThousand(),
              interval(of.gain(contender, Contender.FLAGSHIP), "%+.2f"),
              interval(of.price(contender, Contender.FLAGSHIP), "%.1f")));
    }
    return text.append('\n').toString();
  }

  private String kinds(Suite suite, Scores of) {
    var text =
        new StringBuilder("| %s, right %% / gaps %% ($ per 1,000) |".formatted(suite.wire()));
    contenders.forEach(contender -> text.append(" %s |".formatted(contender.wire())));
    text.append("\n|---|").append("---:|".repeat(contenders.size())).append('\n');
    for (var kind : TaskKind.values()) {
      text.append("| %s |".formatted(kind.wire()));
      for (var contender : contenders) {
        var total = of.total(contender, kind);
        text.append(
            format(
                " %.1f / %.1f (%.2f) |",
                100 * total.quality(), 100 * total.gaps(), total.costPerThousand()));
      }
      text.append('\n');
    }
    return text.append('\n').toString();
  }

  /// Where the money of the systems that verify goes, in shares of the flagship's cost.
  private String costs(Suite suite, Scores of) {
    double flagship = of.total(Contender.FLAGSHIP).cost();
    var verifying = contenders.stream().filter(Contender::verifies).map(of::total).toList();
    var lines = new TreeMap<String, String>();
    verifying.stream()
        .flatMap(one -> one.costs().keySet().stream())
        .forEach(line -> lines.put(line, ""));
    lines.replaceAll(
        (line, _) -> cells(verifying, one -> 100 * one.costs().getOrDefault(line, 0.0) / flagship));
    lines.put("total", cells(verifying, one -> 100 * one.cost() / flagship));
    lines.put(
        "total, % of what the bills say the flagship alone would have cost",
        cells(verifying, one -> 100 * one.cost() / one.flagshipOnly()));
    var names = contenders.stream().filter(Contender::verifies).map(Contender::wire);
    var text = new StringBuilder("| %s: cost, %% of all-flagship | ".formatted(suite.wire()));
    text.append(names.collect(Collectors.joining(" | "))).append(" |\n|---|");
    text.append("---:|".repeat(verifying.size())).append('\n');
    lines.forEach((line, cells) -> text.append("| %s |%s\n".formatted(line, cells)));
    return text.append('\n').toString();
  }

  private static String cells(List<Score> scores, ToDoubleFunction<Score> figure) {
    return scores.stream()
        .map(one -> format(" %.1f |", figure.applyAsDouble(one)))
        .collect(Collectors.joining());
  }

  private static String interval(Interval interval, String number) {
    return format(
        number + " (" + number + " to " + number + ")",
        interval.value(),
        interval.low(),
        interval.high());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
