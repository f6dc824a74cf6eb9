package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failure;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.limit.CallInterrupted;
import io.tierworks.common.limit.CallOutcome;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import java.time.Duration;
import java.util.Optional;

/// One attempt: calls of the model, with rounds of tool calls in between, until the model answers
/// or a limit is reached. Every call is paid from what the planner reserved. Confined to one
/// thread.
final class Conversation {
  private final CallContext context;
  private final PreparedCall call;
  private final ToolRounds tools;
  private final long began;
  private final long end;
  private Spent spent = Spent.NOTHING;

  /// @param began of the attempt, on the ticker of the calls
  /// @param left until the subtask's deadline
  Conversation(CallContext context, PreparedCall call, long began, Duration left) {
    this.context = context;
    this.call = call;
    this.tools = new ToolRounds(call.tools(), context.toolbox());
    this.began = began;
    this.end = context.calls().ticker().nanos() + left.toNanos();
  }

  Ended run() {
    try {
      var ended = next();
      while (ended.isEmpty()) {
        ended = next();
      }
      return ended.get();
    } catch (InterruptedException _) {
      return failed(Failure.lasting(FailureCode.CANCELLED, "cancelled on command"));
    }
  }

  /// Calls the model once, retries included.
  ///
  /// @return empty when the model has used tools and is to be called again
  private Optional<Ended> next() throws InterruptedException {
    var cost = call.costOfRound(tools.count(), tools.bytes());
    var max = call.subtask().bounds().maxCost();
    var money = max == null ? null : max.minus(spent.cost());
    if (tools.count() > 0 && money != null && cost.worstCase().exceeds(money)) {
      return Optional.of(
          failed(
              Failure.passing(
                  FailureCode.TOO_DEAR,
                  "the next call may cost up to %s, %s is left of what is reserved"
                      .formatted(cost.worstCase(), money))));
    }
    try {
      var calls = context.calls().within(money, cost.worstCase());
      var outcome = calls.run(context.model(), request(), timeLeft());
      return after(outcome, cost);
    } catch (CallInterrupted e) {
      spent = spent.plus(cost.of(e.tries(), null, Duration.ZERO));
      throw new InterruptedException("cancelled during a call");
    }
  }

  private ModelRequest request() {
    return call.request(context.tier().timeout(), tools.dialogue());
  }

  private Optional<Ended> after(CallOutcome outcome, AttemptCost cost) throws InterruptedException {
    return switch (outcome) {
      case CallOutcome.GaveUp gaveUp -> {
        spent = spent.plus(cost.of(gaveUp.tries(), null, Duration.ZERO));
        yield Optional.of(context.outcomes().gaveUp(call.subtask(), gaveUp, total()));
      }
      case CallOutcome.Answered(var response, var tries) -> {
        spent = spent.plus(cost.of(tries, response.model(), Duration.ZERO));
        yield after(response);
      }
    };
  }

  private Optional<Ended> after(ModelResponse response) throws InterruptedException {
    var requests = response.toolRequests();
    if (requests.isEmpty()) {
      return Optional.of(
          context.outcomes().answered(call, response.text(), tools.results(), total()));
    }
    if (requests.size() > ToolLimits.MOST_AT_ONCE) {
      return Optional.of(context.outcomes().tooManyTools(call.subtask(), requests.size(), total()));
    }
    tools.run(response, this::timeLeft);
    return Optional.empty();
  }

  private Duration timeLeft() {
    return Duration.ofNanos(end - context.calls().ticker().nanos());
  }

  private Ended failed(Failure failure) {
    return context.results().failed(call.subtask(), failure, total());
  }

  /// All calls so far.
  private Spent total() {
    var latency = Duration.ofNanos(context.calls().ticker().nanos() - began);
    return spent.withTools(tools.record(), call.snapshot()).took(latency);
  }
}
