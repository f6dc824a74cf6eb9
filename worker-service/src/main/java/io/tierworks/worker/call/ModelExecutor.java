package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failed;
import io.tierworks.common.limit.CallInterrupted;
import io.tierworks.common.limit.CallOutcome;
import io.tierworks.common.limit.CallOutcome.GaveUp;
import io.tierworks.common.model.Model;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.pool.SubtaskExecutor;
import io.tierworks.worker.verify.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does a subtask by one call of the tier's model, retries included. Thread-safe.
///
/// How an attempt ends: a checked output is `Answered`. The model's way out, a refusal
/// (`out_of_scope`: another model may accept), an answer cut off, unreadable or rejected by a check
/// (`unverified`), or one that asks for a tool outside the envelope, are `HandedOff`: the model has
/// spoken, and the next tier may do better. All else is `Failed`, `retryable` if it may pass by
/// itself.
public final class ModelExecutor implements SubtaskExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(ModelExecutor.class);

  private final Model model;
  private final TierSettings tier;
  private final RetryingCallFactory retries;
  private final ResultFactory results;
  private final Verification verification = new Verification();

  public ModelExecutor(
      Model model, TierSettings tier, RetryingCallFactory retries, ResultFactory results) {
    this.model = model;
    this.tier = tier;
    this.retries = retries;
    this.results = results;
  }

  @Override
  public Ended execute(Subtask subtask) {
    long began = retries.ticker().nanos();
    var call = PreparedCall.of(subtask, tier);
    var left = Duration.between(results.clock().instant(), subtask.deadline());
    return refusal(call, left)
        .<Ended>map(failed -> failed)
        .orElseGet(() -> made(call, left, began));
  }

  private Optional<Failed> refusal(PreparedCall call, Duration left) {
    var subtask = call.subtask();
    if (!subtask.tier().equals(tier.name())) {
      return Optional.of(
          refused(
              subtask,
              "wrong_tier",
              "the order is for the tier %s, this worker is of the tier %s"
                  .formatted(subtask.tier(), tier.name())));
    }
    if (!subtask.tools().isEmpty()) {
      return Optional.of(
          refused(
              subtask, "unknown_tool", "this worker has no tool " + subtask.tools().getFirst()));
    }
    var fault = verification.fault(subtask);
    if (fault.isPresent()) {
      return Optional.of(refused(subtask, "bad_schema", fault.get()));
    }
    if (left.compareTo(retries.leastTime()) < 0) {
      return Optional.of(
          refused(subtask, "deadline", "the time left until the deadline is too short for a call"));
    }
    var worst = call.bill().worstCase();
    if (subtask.maxCost() != null && worst.exceeds(subtask.maxCost())) {
      return Optional.of(
          refused(
              subtask,
              "too_dear",
              "a call may cost up to %s, allowed are %s".formatted(worst, subtask.maxCost())));
    }
    return Optional.empty();
  }

  private Failed refused(Subtask subtask, String code, String message) {
    return results.failed(subtask, code, message, false, Spent.NOTHING);
  }

  private Ended made(PreparedCall call, Duration left, long began) {
    var calls = retries.within(call.subtask().maxCost(), call.bill().worstCase());
    try {
      return switch (calls.run(model, call.request(tier), left)) {
        case CallOutcome.Answered(var answer, var tries) ->
            judged(
                call.subtask(), answer.text(), call.bill().of(tries, answer.model(), since(began)));
        case GaveUp gaveUp ->
            given(call.subtask(), gaveUp, call.bill().of(gaveUp.tries(), "", since(began)));
      };
    } catch (CallInterrupted e) {
      var spent = call.bill().of(e.tries(), "", since(began));
      return results.failed(call.subtask(), "cancelled", "cancelled on command", false, spent);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("jobId", call.subtask().job())
          .addKeyValue("attempt", call.subtask().attempt())
          .setCause(e)
          .log("an attempt ended in a fault of ours");
      var spent = call.bill().unknown(since(began));
      return results.failed(call.subtask(), "internal", e.getClass().getName(), true, spent);
    }
  }

  private Ended judged(Subtask subtask, String text, Spent spent) {
    return switch (ParsedAnswer.read(subtask, text)) {
      case ParsedAnswer.Output(var output) -> {
        var checks = verification.of(subtask, output);
        yield checks.stream().allMatch(Check::passed)
            ? results.answered(subtask, output, checks, spent)
            : results.handedOff(
                subtask, HandoffReason.UNVERIFIED, rejected(checks), output, checks, spent);
      }
      case ParsedAnswer.Handoff(var reason, var note, var output) ->
          results.handedOff(subtask, reason, note, output, List.of(), spent);
      case ParsedAnswer.Unreadable(var why, var json) -> {
        var checks = List.of(Check.rejected("schema", why));
        yield results.handedOff(
            subtask, HandoffReason.UNVERIFIED, rejected(checks), json, checks, spent);
      }
    };
  }

  private Ended given(Subtask subtask, GaveUp gaveUp, Spent spent) {
    var reason = gaveUp.failure().reason();
    return switch (reason) {
      case REFUSED ->
          results.handedOff(
              subtask, HandoffReason.OUT_OF_SCOPE, "the model refused", null, List.of(), spent);
      case UNOFFERED_TOOL ->
          results.handedOff(
              subtask,
              HandoffReason.UNVERIFIED,
              "the model asked for a tool outside the envelope; nothing was executed",
              null,
              List.of(),
              spent);
      case TOO_LONG ->
          results.handedOff(
              subtask,
              HandoffReason.UNVERIFIED,
              "the answer was cut off at %d tokens".formatted(subtask.maxOutputTokens()),
              null,
              List.of(),
              spent);
      case RATE_LIMITED,
          QUOTA_EXHAUSTED,
          SERVER_ERROR,
          CONNECTION_LOST,
          TIMED_OUT,
          UNREADABLE,
          INVALID_REQUEST,
          UNAUTHORIZED,
          NOT_FOUND ->
          results.failed(
              subtask,
              FailureHint.code(reason),
              "%s (%s; %s)"
                  .formatted(
                      FailureHint.of(reason, tier.name()),
                      gaveUp.failure().getMessage(),
                      gaveUp.why()),
              reason.isTransient(),
              spent);
    };
  }

  private static String rejected(List<Check> checks) {
    var last = checks.getLast();
    return last.name() + ": " + last.detail();
  }

  private Duration since(long began) {
    return Duration.ofNanos(retries.ticker().nanos() - began);
  }
}
