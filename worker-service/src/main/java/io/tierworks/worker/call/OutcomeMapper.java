package io.tierworks.worker.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failure;
import io.tierworks.common.contract.subtask.SubtaskResult.Handoff;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.limit.CallOutcome.GaveUp;
import io.tierworks.common.model.FailureHint;
import io.tierworks.common.verify.SnapshotChecks;
import io.tierworks.worker.pool.ResultFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Maps the outcome of a call to the result of the attempt. Thread-safe.
///
/// An output that passes its checks is `Answered`. The model's own handoff, a refusal
/// (`out_of_scope`: another model may accept), and a response that is cut off, unreadable, rejected
/// by a check or asks for a tool (`unverified`) are `HandedOff`, because the next tier may do
/// better. All else is `Failed`; it is `retryable` if the same call may succeed later.
///
/// @param tier the tier this worker serves
record OutcomeMapper(String tier, ResultFactory results) {

  /// @param text the model's response
  /// @param found what tools returned; quotations may be from it
  Ended answered(PreparedCall call, String text, List<Material> found, Spent spent) {
    var subtask = call.subtask();
    return switch (ParsedAnswer.read(subtask, text)) {
      case ParsedAnswer.Output(var output) -> checked(call, output, found, spent);
      case ParsedAnswer.HandedOff(var handoff) ->
          results.handedOff(subtask, handoff, List.of(), spent);
      case ParsedAnswer.Unreadable(var why, var json) ->
          rejected(subtask, json, List.of(Check.rejected(Check.SCHEMA, why)), spent);
    };
  }

  Ended tooManyTools(Subtask subtask, int asked, Spent spent) {
    return handedOff(
        subtask,
        HandoffReason.UNVERIFIED,
        "the model asked for %d tools at once, at most %d are run"
            .formatted(asked, ToolLimits.MOST_AT_ONCE),
        spent);
  }

  Ended gaveUp(Subtask subtask, GaveUp gaveUp, Spent spent) {
    return switch (gaveUp.failure().reason()) {
      case REFUSED -> handedOff(subtask, HandoffReason.OUT_OF_SCOPE, "the model refused", spent);
      case UNOFFERED_TOOL ->
          handedOff(
              subtask,
              HandoffReason.UNVERIFIED,
              "the model asked for a tool outside the envelope; nothing was executed",
              spent);
      case TOO_LONG ->
          handedOff(
              subtask,
              HandoffReason.UNVERIFIED,
              "the answer was cut off at %d tokens".formatted(subtask.bounds().maxOutputTokens()),
              spent);
      case RATE_LIMITED,
          QUOTA_EXHAUSTED,
          SERVER_ERROR,
          CONNECTION_LOST,
          TIMED_OUT,
          UNREADABLE,
          INVALID_REQUEST,
          UNAUTHORIZED,
          NOT_FOUND,
          TLS_FAILED ->
          failed(subtask, gaveUp, spent);
    };
  }

  private Ended checked(PreparedCall call, JsonNode output, List<Material> found, Spent spent) {
    var subtask = call.subtask();
    var sources = Stream.concat(subtask.content().inputs().stream(), found.stream()).toList();
    var checks = new ArrayList<>(call.step().checks().of(sources, output));
    var files = call.tools().sources();
    if (checks.getLast().passed() && files != null) {
      checks.addAll(SnapshotChecks.of(subtask.answer().verify(), files, output));
    }
    return checks.stream().allMatch(Check::passed)
        ? results.answered(subtask, output, checks, spent)
        : rejected(subtask, output, checks, spent);
  }

  private Ended rejected(
      Subtask subtask, @Nullable JsonNode output, List<Check> checks, Spent spent) {
    var note = checks.getLast().feedback();
    return results.handedOff(
        subtask, new Handoff(HandoffReason.UNVERIFIED, note, output), checks, spent);
  }

  private Ended handedOff(Subtask subtask, HandoffReason reason, String note, Spent spent) {
    return results.handedOff(subtask, new Handoff(reason, note, null), List.of(), spent);
  }

  private Ended failed(Subtask subtask, GaveUp gaveUp, Spent spent) {
    var failure = gaveUp.failure();
    var reason = failure.reason();
    var message =
        "%s (%s; %s)".formatted(FailureHint.of(reason, tier), failure.getMessage(), gaveUp.why());
    return results.failed(
        subtask,
        new Failure(
            new FailureCode(reason.code()), message, reason.isTransient() || reason.isOfEndpoint()),
        spent);
  }
}
