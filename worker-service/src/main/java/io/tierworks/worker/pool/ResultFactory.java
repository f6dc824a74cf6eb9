package io.tierworks.worker.pool;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes results with the worker's id and the current time.
///
/// @param worker unique for each run of a process, so that a restarted worker does not renew the
///   leases of its previous run
public record ResultFactory(String worker, InstantSource clock) {

  public SubtaskResult.Started started(Subtask s) {
    return new SubtaskResult.Started(
        s.job(), s.subtask(), s.attempt(), s.tier(), worker, clock.instant());
  }

  public SubtaskResult.Answered answered(
      Subtask s, JsonNode output, List<Check> checks, Spent spent) {
    return new SubtaskResult.Answered(
        s.job(),
        s.subtask(),
        s.attempt(),
        s.tier(),
        worker,
        output,
        checks,
        spent,
        clock.instant());
  }

  public SubtaskResult.HandedOff handedOff(
      Subtask s,
      HandoffReason reason,
      String note,
      @Nullable JsonNode output,
      List<Check> checks,
      Spent spent) {
    return new SubtaskResult.HandedOff(
        s.job(),
        s.subtask(),
        s.attempt(),
        s.tier(),
        worker,
        reason,
        note,
        output,
        checks,
        spent,
        clock.instant());
  }

  /// @param code stable, for programs
  /// @param message for a person
  public SubtaskResult.Failed failed(
      Subtask s, String code, String message, boolean retryable, Spent spent) {
    return new SubtaskResult.Failed(
        s.job(),
        s.subtask(),
        s.attempt(),
        s.tier(),
        worker,
        code,
        message,
        retryable,
        spent,
        clock.instant());
  }
}
