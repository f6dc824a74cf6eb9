package io.tierworks.cli.show;

import io.tierworks.common.contract.result.JobResult.Dispute;
import java.util.ArrayList;
import java.util.List;

/// Accepted answers that an audit does not confirm.
final class DisputesText {
  private static final int MAX_LINES = 10;

  private DisputesText() {}

  /// @param whole the command that shows all disputes
  static List<String> lines(List<Dispute> disputes, int width, String whole) {
    if (disputes.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add(head(disputes.size()));
    disputes.stream()
        .limit(MAX_LINES)
        .forEach(dispute -> lines.addAll(TextFormat.wrap(line(dispute), width, "  ")));
    if (disputes.size() > MAX_LINES) {
      lines.add("  … and %d more; `%s` shows all".formatted(disputes.size() - MAX_LINES, whole));
    }
    return lines;
  }

  private static String head(int count) {
    return count == 1
        ? "Disputed: an audit answered 1 subtask differently"
        : "Disputed: audits answered %d subtasks differently".formatted(count);
  }

  /// Such as `T-2 (classify-2): category, urgent`.
  private static String line(Dispute dispute) {
    var item = dispute.item() == null ? "" : dispute.item() + " (" + dispute.subtask() + ")";
    return (item.isEmpty() ? dispute.subtask() : item) + ": " + String.join(", ", dispute.fields());
  }
}
