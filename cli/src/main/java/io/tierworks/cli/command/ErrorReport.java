package io.tierworks.cli.command;

import io.tierworks.common.contract.json.Violation;
import java.util.List;
import java.util.stream.Collectors;

/// Why a command failed. With `--json` it is printed as one JSON object.
///
/// @param error what is wrong and how to fix it
/// @param violations the rules that a job breaks
public record ErrorReport(String error, int exitCode, List<Violation> violations) {
  public ErrorReport {
    violations = List.copyOf(violations);
  }

  /// Each violation stands on a line of its own.
  public String text() {
    return violations.stream()
        .map(violation -> "\n  " + violation)
        .collect(Collectors.joining("", error, ""));
  }
}
