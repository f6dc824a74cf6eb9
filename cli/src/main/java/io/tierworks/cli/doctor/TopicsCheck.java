package io.tierworks.cli.doctor;

import java.util.List;

/// Whether topics and groups match their declaration.
///
/// @param differences each one says what differs, then `; `, then what to do
record TopicsCheck(List<String> differences) implements DoctorCheck {
  static final String SUBJECT = "topics";

  @Override
  public List<Finding> findings() {
    return differences.isEmpty()
        ? List.of(Finding.ok(SUBJECT, "topics and group settings match their declaration"))
        : differences.stream().map(TopicsCheck::fault).toList();
  }

  private static Finding fault(String difference) {
    var parts = difference.split("; ", 2);
    return Finding.fault(SUBJECT, parts[0], parts.length > 1 ? parts[1] : "");
  }
}
