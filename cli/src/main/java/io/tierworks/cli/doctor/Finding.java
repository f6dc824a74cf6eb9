package io.tierworks.cli.doctor;

/// One thing that the doctor looked at.
///
/// @param wayOut what to do; empty when there is nothing to do
record Finding(String subject, Severity outcome, String observed, String wayOut) {
  static Finding ok(String subject, String observed) {
    return new Finding(subject, Severity.OK, observed, "");
  }

  static Finding note(String subject, String observed, String wayOut) {
    return new Finding(subject, Severity.NOTE, observed, wayOut);
  }

  static Finding fault(String subject, String observed, String wayOut) {
    return new Finding(subject, Severity.FAULT, observed, wayOut);
  }

  /// Could not be looked at.
  static Finding unknown(String subject, String reason) {
    return note(
        subject,
        "cannot be looked at: " + reason,
        "`tierworks topics acls --role operator` lists the rights this needs");
  }
}
