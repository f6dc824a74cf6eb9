package io.tierworks.cli.admin;

/// One thing that the doctor looked at.
///
/// @param wayOut what to do; empty when all is well
record Finding(String subject, boolean well, String observed, String wayOut) {
  static Finding well(String subject, String observed) {
    return new Finding(subject, true, observed, "");
  }

  static Finding ill(String subject, String observed, String wayOut) {
    return new Finding(subject, false, observed, wayOut);
  }

  String text() {
    var line = "%-6s %-14s %s".formatted(well ? "ok" : "FAULT", subject, observed);
    return wayOut.isEmpty()
        ? line
        : line + System.lineSeparator() + " ".repeat(22) + "-> " + wayOut;
  }
}
