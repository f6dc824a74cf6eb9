package io.tierworks.e2e.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measured values: one per run for each row and column of the table.
public final class Figures {
  private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();
  private final List<String> columns = new ArrayList<>();

  public void add(String column, String row, double value) {
    if (!columns.contains(column)) {
      columns.add(column);
    }
    rows.computeIfAbsent(row, _ -> new LinkedHashMap<>())
        .computeIfAbsent(column, _ -> new ArrayList<>())
        .add(value);
    System.err.printf(Locale.ROOT, "  %-12s %-60s %s%n", column, row, text(value));
  }

  /// A Markdown table of medians, each with its minimum and maximum.
  public String table() {
    var table = new StringBuilder("| |");
    columns.forEach(column -> table.append(' ').append(column).append(" |"));
    table.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
    rows.forEach((row, cells) -> {
      table.append("| ").append(row).append(" |");
      columns.forEach(column ->
          table.append(' ').append(cell(cells.getOrDefault(column, List.of()))).append(" |"));
      table.append('\n');
    });
    return table.toString();
  }

  private static String cell(List<Double> values) {
    if (values.isEmpty()) {
      return "";
    }
    var sorted = values.stream().sorted().toList();
    var median = text(sorted.get(sorted.size() / 2));
    return sorted.size() == 1
        ? median
        : "%s (%s to %s)".formatted(median, text(sorted.getFirst()), text(sorted.getLast()));
  }

  private static String text(double value) {
    var format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
