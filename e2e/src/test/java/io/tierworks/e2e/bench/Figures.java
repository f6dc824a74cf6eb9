package io.tierworks.e2e.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measured values: one per run for each row and column of the table.
public final class Figures {
  private static final String FLOOR = "floor";

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

  /// A Markdown table of medians, each with its minimum and maximum. If there is a floor, each
  /// other column has its ratio to it.
  public String table() {
    var table = new StringBuilder("| |");
    columns.forEach(column -> table.append(' ').append(column).append(" |"));
    others().forEach(column -> table.append(" %s / %s |".formatted(column, FLOOR)));
    table.append("\n|---|").append("---:|".repeat(columns.size() + others().size())).append('\n');
    rows.forEach((row, cells) -> {
      table.append("| ").append(row).append(" |");
      columns.forEach(column -> table.append(' ').append(cell(of(cells, column))).append(" |"));
      others()
          .forEach(column ->
              table.append(' ').append(ratio(of(cells, column), of(cells, FLOOR))).append(" |"));
      table.append('\n');
    });
    return table.toString();
  }

  /// The columns that are compared with the floor.
  private List<String> others() {
    return columns.contains(FLOOR)
        ? columns.stream().filter(column -> !column.equals(FLOOR)).toList()
        : List.of();
  }

  private static List<Double> of(Map<String, List<Double>> cells, String column) {
    return cells.getOrDefault(column, List.of()).stream().sorted().toList();
  }

  private static String cell(List<Double> sorted) {
    return switch (sorted.size()) {
      case 0 -> "";
      case 1 -> text(sorted.getFirst());
      default ->
          "%s (%s to %s)"
              .formatted(text(median(sorted)), text(sorted.getFirst()), text(sorted.getLast()));
    };
  }

  private static String ratio(List<Double> ours, List<Double> floor) {
    return ours.isEmpty() || floor.isEmpty() ? "" : text(median(ours) / median(floor));
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private static String text(double value) {
    var format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
