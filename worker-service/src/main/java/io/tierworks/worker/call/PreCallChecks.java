package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult.Failed;
import io.tierworks.common.contract.subtask.SubtaskResult.Failure;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.tools.Toolbox;
import java.time.Duration;
import java.util.Optional;

/// The checks a worker makes before it pays for a call. The first check that fails decides the
/// result. Thread-safe.
///
/// @param tier the tier this worker serves
/// @param leastTime a call with less time until the deadline is not made
record PreCallChecks(String tier, Duration leastTime, Toolbox toolbox, ResultFactory results) {

  /// @param left the time until the subtask's deadline
  /// @return the failed result; empty when the call can be made
  Optional<Failed> failure(PreparedCall call, Duration left) {
    var subtask = call.subtask();
    return tierFailure(subtask)
        .or(() -> toolFailure(subtask))
        .or(() -> schemaFailure(call))
        .or(() -> deadlineFailure(subtask, left))
        .or(() -> costFailure(call));
  }

  private Optional<Failed> tierFailure(Subtask subtask) {
    return subtask.tier().equals(tier)
        ? Optional.empty()
        : failed(
            subtask,
            FailureCode.WRONG_TIER,
            "the subtask is for the tier %s, this worker serves the tier %s"
                .formatted(subtask.tier(), tier));
  }

  private Optional<Failed> toolFailure(Subtask subtask) {
    return subtask.bounds().tools().isEmpty()
        ? Optional.empty()
        : toolbox
            .lacking(subtask.bounds())
            .flatMap(lacking -> failed(subtask, FailureCode.UNKNOWN_TOOL, lacking));
  }

  private Optional<Failed> schemaFailure(PreparedCall call) {
    return call.step()
        .checks()
        .fault()
        .flatMap(fault -> failed(call.subtask(), FailureCode.BAD_SCHEMA, fault));
  }

  private Optional<Failed> deadlineFailure(Subtask subtask, Duration left) {
    return left.compareTo(leastTime) >= 0
        ? Optional.empty()
        : failed(
            subtask,
            FailureCode.DEADLINE,
            "the time left until the deadline is too short for a call");
  }

  private Optional<Failed> costFailure(PreparedCall call) {
    var subtask = call.subtask();
    var worst = call.cost().worstCase();
    return subtask.bounds().maxCost() == null || !worst.exceeds(subtask.bounds().maxCost())
        ? Optional.empty()
        : failed(
            subtask,
            FailureCode.TOO_DEAR,
            "a call may cost up to %s, the subtask allows %s"
                .formatted(worst, subtask.bounds().maxCost()));
  }

  private Optional<Failed> failed(Subtask subtask, FailureCode code, String message) {
    return Optional.of(results.failed(subtask, Failure.lasting(code, message), Spent.NOTHING));
  }
}
