package io.tierworks.cli.doctor;

import java.util.List;
import java.util.Map;

/// Whether dead letters wait for somebody.
///
/// @param open those not redriven, by queue
record DeadLettersCheck(Map<String, Long> open) implements DoctorCheck {
  static final String SUBJECT = "dead letters";

  @Override
  public List<Finding> findings() {
    var waiting = open.entrySet().stream().filter(entry -> entry.getValue() > 0).toList();
    return waiting.isEmpty()
        ? List.of(Finding.ok(SUBJECT, "none waits"))
        : waiting.stream().map(entry -> fault(entry.getKey(), entry.getValue())).toList();
  }

  private static Finding fault(String queue, long count) {
    return Finding.fault(
        SUBJECT,
        "%,d %s in dlq.%s".formatted(count, count == 1 ? "waits" : "wait", queue),
        "see why: tierworks dlq list " + queue);
  }
}
