package io.tierworks.common.limit;

import io.tierworks.common.model.Model;
import io.tierworks.common.model.ModelAnswer;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The one owner of retries: runs a call under a policy and a budget shared with others, and
/// records every HTTP call for the bill. Thread-safe if its random source is.
public final class Calls {
  private final RetryPolicy policy;
  private final RetryBudget budget;
  private final Timing timing;
  private final RandomGenerator random;

  public Calls(RetryPolicy policy, RetryBudget budget, Timing timing, RandomGenerator random) {
    this.policy = policy;
    this.budget = budget;
    this.timing = timing;
    this.random = random;
  }

  /// Calls until there is an answer or no further try is allowed. The n-th try is sent with the
  /// request id `<requestId>#n` and is cut at the time left.
  ///
  /// @param request its timeout bounds each try
  /// @param limit bounds everything, waits included
  public CallOutcome run(Model model, ModelRequest request, Duration limit) throws CallInterrupted {
    long end = timing.nanos() + limit.toNanos();
    var tries = new ArrayList<Try>(1);
    budget.firstTry();
    try {
      while (true) {
        var each = nextTry(request, tries.size() + 1, left(end));
        try {
          return answered(attempt(model, each, tries), each, tries);
        } catch (ModelFailure failure) {
          tries.add(Try.failed(each.requestId(), failure));
          switch (decide(failure, tries, left(end))) {
            case RetryDecision.Retry(Duration wait) -> timing.sleep(wait);
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

  private static ModelAnswer attempt(Model model, ModelRequest request, List<Try> tries)
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

  private static CallOutcome answered(ModelAnswer answer, ModelRequest request, List<Try> tries) {
    tries.add(Try.answered(request.requestId(), answer));
    return new CallOutcome.Answered(answer, tries);
  }

  private RetryDecision decide(ModelFailure failure, List<Try> tries, Duration left) {
    int billed = (int) tries.stream().filter(each -> each.billed() != Billed.NO).count();
    var decision = policy.decide(failure, new Progress(tries.size(), billed, left), random);
    return decision instanceof RetryDecision.Retry && !budget.tryRetry()
        ? new RetryDecision.GiveUp("the retry budget is used up")
        : decision;
  }

  private static ModelRequest nextTry(ModelRequest request, int number, Duration left) {
    var timeout = left.compareTo(request.timeout()) < 0 ? left : request.timeout();
    return request.withRequestId(request.requestId() + "#" + number).withTimeout(timeout);
  }

  private Duration left(long end) {
    return Duration.ofNanos(end - timing.nanos());
  }
}
