package io.tierworks.cli.doctor;

import java.util.List;
import java.util.Map;

/// Whether there are open dead letters.
///
/// @param open dead letters that have not been redriven, by topic
record DeadLettersCheck(Map<String, Long> open) implements DoctorCheck {
  static final String SUBJECT = "dead letters";

  @Override
  public List<Finding> findings() {
    var waiting = open.entrySet().stream().filter(entry -> entry.getValue() > 0).toList();
    return waiting.isEmpty()
        ? List.of(Finding.ok(SUBJECT, "none"))
        : waiting.stream().map(entry -> fault(entry.getKey(), entry.getValue())).toList();
  }

  private static Finding fault(String topic, long count) {
    return Finding.fault(
        SUBJECT,
        "%,d open in dlq.%s".formatted(count, topic),
        "list them: tierworks dlq list " + topic);
  }
}
