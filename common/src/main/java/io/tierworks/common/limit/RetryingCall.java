package io.tierworks.common.limit;

import io.tierworks.common.cost.Money;
import io.tierworks.common.model.Model;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Calls a model with retries, under a policy of its own and a budget and a limit shared with other
/// calls, and records every HTTP call for the bill. It is the only owner of retries. Thread-safe if
/// its random source is.
///
/// A call that the endpoint turned away (429, no connection) waits for its next permit until its
/// time is up. It costs nothing and uses up neither tries nor budget. When the endpoint refuses
/// every call until it is mended, one call waits so for half a minute, and the others end at once.
/// Any other failure is tried again as the policy and the budget allow.
public record RetryingCall(
    RetryPolicy policy,
    RetryBudget budget,
    AdaptiveLimit limit,
    Ticker ticker,
    RandomGenerator random) {
  /// How long a call tries an endpoint that refuses every call. Then another worker may have it.
  private static final Duration LONGEST_PROBE = Duration.ofSeconds(30);

  private static final RetryDecision AT_NEXT_PERMIT = new RetryDecision.Retry(Duration.ZERO);

  /// Calls to an endpoint with the default policy, on the system's clock.
  ///
  /// @param slots how many may run at once
  /// @param maxTries HTTP tries of a call, the first included
  public static RetryingCall of(int slots, int maxTries) {
    var ticker = Ticker.system();
    var random = new Random();
    var policy = RetryPolicy.DEFAULTS.withMaxTries(maxTries);
    var limit = new AdaptiveLimit(slots, ticker, random);
    return new RetryingCall(policy, new RetryBudget(slots), limit, ticker, random);
  }

  /// The same calls, whose billed tries cost at most an amount.
  ///
  /// @param maxCost for all tries of a call; null means no limit
  /// @param worstCase upper bound of the cost of one try
  public RetryingCall within(@Nullable Money maxCost, Money worstCase) {
    return new RetryingCall(policy.within(maxCost, worstCase), budget, limit, ticker, random);
  }

  /// Calls until there is a response or no further try is allowed. The n-th try has the request id
  /// `<requestId>#n` and at most the time left.
  ///
  /// @param request its timeout bounds each try
  /// @param time bounds the whole call, waits included
  public CallOutcome run(Model model, ModelRequest request, Duration time) throws CallInterrupted {
    budget.firstTry();
    return new Execution(model, request, ticker.nanos() + time.toNanos()).run();
  }

  /// One call with its tries so far. Confined to the calling thread.
  private final class Execution {
    private final Model model;
    private final ModelRequest request;
    private final long began;
    private final long end;
    private final List<Try> tries = new ArrayList<>(1);

    Execution(Model model, ModelRequest request, long end) {
      this.model = model;
      this.request = request;
      this.began = ticker.nanos();
      this.end = end;
    }

    CallOutcome run() throws CallInterrupted {
      try {
        var outcome = next();
        while (outcome.isEmpty()) {
          outcome = next();
        }
        return outcome.get();
      } catch (InterruptedException _) {
        throw new CallInterrupted(tries);
      }
    }

    /// Makes one try.
    ///
    /// @return empty when another try follows
    private Optional<CallOutcome> next() throws InterruptedException {
      var permit = limit.acquire(latestTry());
      if (permit.isEmpty()) {
        return Optional.of(turnedAway());
      }
      var next = nextRequest();
      try (var held = permit.get()) {
        var response = reported(next, held);
        tries.add(new Try.Answered(next.requestId(), response.usage()));
        return Optional.of(new CallOutcome.Answered(response, tries));
      } catch (ModelFailure failure) {
        tries.add(new Try.Failed(next.requestId(), failure));
        return afterFailure(failure);
      }
    }

    private long latestTry() {
      long latest = end - policy.leastTime().toNanos();
      return limit.isHeld() ? Math.min(latest, began + LONGEST_PROBE.toNanos()) : latest;
    }

    /// The endpoint refuses every call, and others may try it; or it let none through in time.
    private CallOutcome turnedAway() {
      var refused = limit.refusal().filter(Reason::isOfEndpoint);
      var last = tries.isEmpty() ? null : tries.getLast();
      if (refused.isPresent()
          && last instanceof Try.Failed(_, var failure)
          && failure.reason() == refused.get()) {
        return new CallOutcome.GaveUp(failure, "handed back", tries);
      }
      return new CallOutcome.GaveUp(
          new ModelFailure(
              refused.orElse(Reason.RATE_LIMITED), Billed.NO, "the endpoint takes no calls"),
          refused.isPresent() ? "handed back" : "the endpoint let no call through in time",
          tries);
    }

    private Optional<CallOutcome> afterFailure(ModelFailure failure) throws InterruptedException {
      return switch (decide(failure)) {
        case RetryDecision.Retry(Duration wait) -> {
          ticker.sleep(wait);
          yield Optional.empty();
        }
        case RetryDecision.GiveUp(String why) ->
            Optional.of(new CallOutcome.GaveUp(failure, why, tries));
      };
    }

    /// Calls the model and tells the limit whether the endpoint took the call.
    private ModelResponse reported(ModelRequest next, AdaptiveLimit.Permit permit)
        throws ModelFailure, InterruptedException {
      try {
        var response = call(next);
        permit.passed();
        return response;
      } catch (ModelFailure failure) {
        if (failure.isTurnedAway()) {
          permit.turnedAway(failure.reason(), failure.retryAfter().orElse(null));
        } else {
          permit.passed();
        }
        throw failure;
      }
    }

    private ModelResponse call(ModelRequest next) throws ModelFailure, InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try {
        return model.call(next);
      } catch (InterruptedException e) {
        tries.add(new Try.Interrupted(next.requestId()));
        throw e;
      }
    }

    private RetryDecision decide(ModelFailure failure) {
      if (failure.isTurnedAway()) {
        return AT_NEXT_PERMIT;
      }
      int taken = (int) tries.stream().filter(each -> !each.isTurnedAway()).count();
      int billed = (int) tries.stream().filter(each -> each.billed() != Billed.NO).count();
      var decision = policy.decide(failure, new RetryProgress(taken, billed, left()), random);
      return decision instanceof RetryDecision.Retry && !budget.tryRetry()
          ? new RetryDecision.GiveUp("the retry budget is used up")
          : decision;
    }

    private ModelRequest nextRequest() {
      var left = left();
      var timeout = left.compareTo(request.timeout()) < 0 ? left : request.timeout();
      return request.with(request.requestId() + "#" + (tries.size() + 1), timeout);
    }

    private Duration left() {
      return Duration.ofNanos(end - ticker.nanos());
    }
  }
}
