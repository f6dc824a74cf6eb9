package io.tierworks.planner.job;

import io.tierworks.common.contract.subtask.AttemptId;
import java.util.Optional;

/// Names a subtask within its job.
///
/// @param index its position in the step from 0; on the wire `triage-0007` is position 6
public record SubtaskRef(String step, int index) {
  /// The call that makes a plan, or that repairs one with findings of the lint.
  ///
  /// @param sentBack how often a person sent a plan back
  public static SubtaskRef plan(int sentBack, boolean repairs) {
    return new SubtaskRef("plan", 2 * sentBack + (repairs ? 1 : 0));
  }

  /// Whether the call repairs a plan with findings of the lint.
  public boolean isRepair() {
    return index % 2 == 1;
  }

  /// The call that answers a job without steps.
  public static final SubtaskRef DIRECT = new SubtaskRef("direct", 0);

  public String id() {
    var number = Integer.toString(index + 1);
    return step + "-" + "0".repeat(Math.max(0, 4 - number.length())) + number;
  }

  public AttemptId attempt(String job, int number) {
    return new AttemptId(job, id(), number);
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
}
