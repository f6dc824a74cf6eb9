package io.tierworks.cli.doctor;

import java.util.List;
import java.util.Map;

/// Whether readers keep up.
///
/// @param samples messages not read yet, by topic, one sample after the other in equal intervals
record BacklogCheck(Map<String, List<Long>> samples) implements DoctorCheck {
  private static final String SUBJECT = "backlog";

  /// Transaction marks count as messages, and a few are always on their way.
  private static final long NOTEWORTHY = 50;

  @Override
  public List<Finding> findings() {
    var growing =
        samples.entrySet().stream()
            .filter(entry -> grows(entry.getValue()))
            .map(entry -> fault(entry.getKey(), entry.getValue()))
            .toList();
    return growing.isEmpty() ? List.of(Finding.ok(SUBJECT, "grows nowhere")) : growing;
  }

  private static boolean grows(List<Long> sizes) {
    for (int i = 1; i < sizes.size(); i++) {
      if (sizes.get(i) <= sizes.get(i - 1)) {
        return false;
      }
    }
    return sizes.size() > 1 && sizes.getLast() >= NOTEWORTHY;
  }

  private static Finding fault(String topic, List<Long> sizes) {
    return Finding.fault(
        SUBJECT,
        "%s: %,d messages wait, %,d more than when we began to look"
            .formatted(topic, sizes.getLast(), sizes.getLast() - sizes.getFirst()),
        "look again; if it goes on, start more "
            + (topic.contains("subtasks.") ? "workers of the tier" : "planners"));
  }
}
