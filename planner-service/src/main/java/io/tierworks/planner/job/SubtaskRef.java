package io.tierworks.planner.job;

import java.util.Optional;

/// Names a subtask within its job: the step, and the position from 0. On the wire `triage-0007` is
/// position 6.
public record SubtaskRef(String step, int index) {

  public String id() {
    var number = Integer.toString(index + 1);
    return step + "-" + "0".repeat(Math.max(0, 4 - number.length())) + number;
  }

  public String attempt(String job, int number) {
    return job + "/" + id() + "/" + number;
  }

  public static Optional<SubtaskRef> parse(String id) {
    int dash = id.lastIndexOf('-');
    try {
      return dash < 1
          ? Optional.empty()
          : Optional.of(
              new SubtaskRef(id.substring(0, dash), Integer.parseInt(id.substring(dash + 1)) - 1));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// The number at the end of an attempt's id; 0 when there is none.
  public static int attemptNumber(String attempt) {
    try {
      return Integer.parseInt(attempt.substring(attempt.lastIndexOf('/') + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
