package io.tierworks.cli.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The result of checking one part of the system.
///
/// @param wayOut what to do; empty if there is nothing to do
record Finding(
    String subject, @JsonProperty("outcome") Severity severity, String observed, String wayOut) {
  static Finding ok(String subject, String observed) {
    return new Finding(subject, Severity.OK, observed, "");
  }

  static Finding note(String subject, String observed, String wayOut) {
    return new Finding(subject, Severity.NOTE, observed, wayOut);
  }

  static Finding fault(String subject, String observed, String wayOut) {
    return new Finding(subject, Severity.FAULT, observed, wayOut);
  }

  /// The check could not run.
  static Finding unknown(String subject, String reason) {
    return note(
        subject,
        "could not be checked: " + reason,
        "`tierworks topics acls --role operator` lists the rights that `tierworks doctor` needs");
  }
}
