package io.tierworks.common.limit;

import io.tierworks.common.model.Model;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The one owner of retries: runs a call under a policy, a budget and a limit shared with others,
/// and records every HTTP call for the bill. Thread-safe if its random source is.
///
/// A call that the endpoint turned away (429, no connection) waits for its next turn until its time
/// is up; it costs nothing, and uses up neither tries nor budget. Anything else is tried again as
/// the policy and the budget allow.
public final class RetryingCall {
  private static final RetryDecision AT_ITS_TURN = new RetryDecision.Retry(Duration.ZERO);

  private final RetryPolicy policy;
  private final RetryBudget budget;
  private final AdaptiveLimit limit;
  private final Ticker ticker;
  private final RandomGenerator random;

  public RetryingCall(
      RetryPolicy policy,
      RetryBudget budget,
      AdaptiveLimit limit,
      Ticker ticker,
      RandomGenerator random) {
    this.policy = policy;
    this.budget = budget;
    this.limit = limit;
    this.ticker = ticker;
    this.random = random;
  }

  /// Calls until there is an answer or no further try is allowed. The n-th try is sent with the
  /// request id `<requestId>#n` and is cut at the time left.
  ///
  /// @param request its timeout bounds each try
  /// @param time bounds everything, waits included
  public CallOutcome run(Model model, ModelRequest request, Duration time) throws CallInterrupted {
    long end = ticker.nanos() + time.toNanos();
    var tries = new ArrayList<Try>(1);
    budget.firstTry();
    try {
      while (true) {
        var turn = limit.acquire(end - policy.leastTime().toNanos());
        if (turn.isEmpty()) {
          return new CallOutcome.GaveUp(turnedAway(), "no turn came in time", tries);
        }
        var each = nextTry(request, tries.size() + 1, left(end));
        try {
          return answered(attempt(model, each, turn.get(), tries), each, tries);
        } catch (ModelFailure failure) {
          tries.add(Try.failed(each.requestId(), failure));
          switch (decide(failure, tries, left(end))) {
            case RetryDecision.Retry(Duration wait) -> ticker.sleep(wait);
            case RetryDecision.GiveUp(String why) -> {
              return new CallOutcome.GaveUp(failure, why, tries);
            }
          }
        }
      }
    } catch (InterruptedException _) {
      throw new CallInterrupted(tries);
    }
  }

  private static ModelResponse attempt(
      Model model, ModelRequest request, AdaptiveLimit.Permit turn, List<Try> tries)
      throws ModelFailure, InterruptedException {
    try (turn) {
      return reported(model, request, turn, tries);
    }
  }

  /// Tells the limit how the endpoint took the call.
  private static ModelResponse reported(
      Model model, ModelRequest request, AdaptiveLimit.Permit turn, List<Try> tries)
      throws ModelFailure, InterruptedException {
    try {
      var answer = attempt(model, request, tries);
      turn.passed();
      return answer;
    } catch (ModelFailure failure) {
      if (failure.isTurnedAway()) {
        turn.turnedAway(failure.retryAfter().orElse(null));
      } else {
        turn.passed();
      }
      throw failure;
    }
  }

  private static ModelResponse attempt(Model model, ModelRequest request, List<Try> tries)
      throws ModelFailure, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      return model.call(request);
    } catch (InterruptedException e) {
      tries.add(Try.abandoned(request.requestId()));
      throw e;
    }
  }

  private static CallOutcome answered(ModelResponse answer, ModelRequest request, List<Try> tries) {
    tries.add(Try.answered(request.requestId(), answer));
    return new CallOutcome.Answered(answer, tries);
  }

  private RetryDecision decide(ModelFailure failure, List<Try> tries, Duration left) {
    if (failure.isTurnedAway()) {
      return AT_ITS_TURN;
    }
    int taken = (int) tries.stream().filter(each -> !each.turnedAway()).count();
    int billed = (int) tries.stream().filter(each -> each.billed() != Billed.NO).count();
    var decision = policy.decide(failure, new RetryProgress(taken, billed, left), random);
    return decision instanceof RetryDecision.Retry && !budget.tryRetry()
        ? new RetryDecision.GiveUp("the retry budget is used up")
        : decision;
  }

  private static ModelRequest nextTry(ModelRequest request, int number, Duration left) {
    var timeout = left.compareTo(request.timeout()) < 0 ? left : request.timeout();
    return request.withRequestId(request.requestId() + "#" + number).withTimeout(timeout);
  }

  private static ModelFailure turnedAway() {
    return new ModelFailure(
        Reason.RATE_LIMITED, Billed.NO, "the endpoint takes no calls", null, null, null);
  }

  private Duration left(long end) {
    return Duration.ofNanos(end - ticker.nanos());
  }
}
