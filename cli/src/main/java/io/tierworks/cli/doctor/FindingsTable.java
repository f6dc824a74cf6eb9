package io.tierworks.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/// Findings for people: outcome, subject, what was observed; below it, what to do.
final class FindingsTable {
  private static final String ROW = "%-5s  %s  %s";

  private FindingsTable() {}

  static List<String> lines(List<Finding> findings) {
    int width = findings.stream().mapToInt(f -> f.subject().length()).max().orElse(0);
    var lines = new ArrayList<String>();
    for (var finding : findings) {
      lines.add(
          ROW.formatted(
              finding.outcome().label(), pad(finding.subject(), width), finding.observed()));
      if (!finding.wayOut().isEmpty()) {
        lines.add(ROW.formatted("", pad("", width), "-> " + finding.wayOut()));
      }
    }
    return lines;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
