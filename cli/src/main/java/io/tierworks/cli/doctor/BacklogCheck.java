package io.tierworks.cli.doctor;

import java.util.List;
import java.util.Map;

/// Whether consumers keep up with producers.
///
/// @param samples unread messages by topic, sampled at equal intervals
record BacklogCheck(Map<String, List<Long>> samples) {
  private static final String SUBJECT = "backlog";

  /// Smaller backlogs are ignored: transaction markers count as messages, and some are in flight.
  private static final long THRESHOLD = 50;

  List<Finding> findings() {
    var growing =
        samples.entrySet().stream()
            .filter(entry -> grows(entry.getValue()))
            .map(entry -> fault(entry.getKey(), entry.getValue()))
            .toList();
    return growing.isEmpty()
        ? List.of(Finding.ok(SUBJECT, "no topic has a growing backlog"))
        : growing;
  }

  private static boolean grows(List<Long> sizes) {
    for (int i = 1; i < sizes.size(); i++) {
      if (sizes.get(i) <= sizes.get(i - 1)) {
        return false;
      }
    }
    return sizes.size() > 1 && sizes.getLast() >= THRESHOLD;
  }

  private static Finding fault(String topic, List<Long> sizes) {
    return Finding.fault(
        SUBJECT,
        "%s: %,d messages wait, %,d more than at the start of this check"
            .formatted(topic, sizes.getLast(), sizes.getLast() - sizes.getFirst()),
        "run `tierworks doctor` again; if the backlog still grows, start more "
            + (topic.contains("subtasks.") ? "workers of the tier" : "planners"));
  }
}
