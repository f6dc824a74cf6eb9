package io.tierworks.cli.doctor;

import com.fasterxml.jackson.annotation.JsonValue;

/// How something was found.
enum Severity {
  OK,
  /// Worth knowing; nothing has to be done for work to go on.
  NOTE,
  /// Something has to be done.
  FAULT;

  @JsonValue
  String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// As in the table: faults stand out.
  String label() {
    return this == FAULT ? name() : wireName();
  }
}
