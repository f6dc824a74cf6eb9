package io.tierworks.cli.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tierworks.cli.show.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The result of checking one part of the system.
///
/// @param wayOut what to do; empty if there is nothing to do
record Finding(
    String subject, @JsonProperty("outcome") Severity severity, String observed, String wayOut) {

  /// How serious a finding is.
  enum Severity {
    OK,
    /// Jobs are processed, but the operator should know about it.
    NOTE,
    /// The operator has to act.
    FAULT;

    @JsonValue
    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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

  boolean needsAction() {
    return severity == Severity.FAULT;
  }

  /// Findings for people: severity, subject and observation; below it what to do.
  static List<String> table(List<Finding> findings, int width) {
    int subjects = findings.stream().mapToInt(f -> f.subject.length()).max().orElse(0);
    return findings.stream().flatMap(f -> f.rows(subjects, width).stream()).toList();
  }

  /// Faults are in capitals.
  private List<String> rows(int subjects, int width) {
    var label = needsAction() ? severity.name() : severity.wireName();
    var head = "%-5s  %s  ".formatted(label, TextFormat.pad(subject, subjects));
    var indent = " ".repeat(head.length());
    var rows = new ArrayList<>(TextFormat.wrapBeside(head, observed, width));
    if (!wayOut.isEmpty()) {
      rows.addAll(TextFormat.wrap("-> " + wayOut, width, indent));
    }
    return rows;
  }
}
