package io.tierworks.cli.doctor;

import com.fasterxml.jackson.annotation.JsonValue;

/// How serious a finding is.
enum Severity {
  OK,
  /// Jobs are processed, but the operator should know about it.
  NOTE,
  /// The operator has to act.
  FAULT;

  @JsonValue
  String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// The label in the table; faults are in capitals.
  String label() {
    return this == FAULT ? name() : wireName();
  }
}
