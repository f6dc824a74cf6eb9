package io.tierworks.cli.doctor;

import io.tierworks.cli.show.TextFormat;
import java.util.ArrayList;
import java.util.List;

/// Findings for people: severity, subject and observation; below it what to do.
final class FindingsTable {
  private static final String ROW = "%-5s  %s  ";

  private FindingsTable() {}

  static List<String> lines(List<Finding> findings, int width) {
    int subjects = findings.stream().mapToInt(f -> f.subject().length()).max().orElse(0);
    var lines = new ArrayList<String>();
    for (var finding : findings) {
      var head =
          ROW.formatted(finding.severity().label(), TextFormat.pad(finding.subject(), subjects));
      var indent = " ".repeat(head.length());
      var observed = TextFormat.wrap(finding.observed(), width, indent);
      lines.add(head + observed.getFirst().strip());
      lines.addAll(observed.subList(1, observed.size()));
      if (!finding.wayOut().isEmpty()) {
        lines.addAll(TextFormat.wrap("-> " + finding.wayOut(), width, indent));
      }
    }
    return lines;
  }
}
