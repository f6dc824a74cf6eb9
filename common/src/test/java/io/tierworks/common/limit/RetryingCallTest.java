package io.tierworks.common.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.Model;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import io.tierworks.common.model.ToolDialogue;
import io.tierworks.common.testing.FakeTicker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingCallTest {
  private static final ModelResponse ANSWER = new ModelResponse("text", "model", Usage.of(10, 5));
  private static final ModelRequest REQUEST =
      new ModelRequest(
          "a/1", "", "user", List.of(), "x", null, 100, Duration.ofSeconds(30), ToolDialogue.NONE);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeTicker ticker = new FakeTicker();
  private final ScriptedModel model = new ScriptedModel(ticker);
  private final RetryBudget budget = new RetryBudget(10);
  private final AdaptiveLimit limit = new AdaptiveLimit(4, ticker, new Random(7));

  @Test
  void anImmediateAnswerIsOneTry() throws Exception {
    model.then(ANSWER);

    assertThat(run()).isEqualTo(new CallOutcome.Answered(ANSWER, List.of(answered("a/1#1"))));
    assertThat(ticker.slept()).isEmpty();
  }

  @Test
  void everyTryIsRecordedWithItsOwnId() throws Exception {
    var turnedAway = failure(Reason.RATE_LIMITED, Billed.NO);
    var unreadable = failure(Reason.UNREADABLE, Billed.UNKNOWN);
    model.then(turnedAway).then(unreadable).then(ANSWER);

    assertThat(run().tries())
        .containsExactly(
            new Try.Failed("a/1#1", turnedAway),
            new Try.Failed("a/1#2", unreadable),
            answered("a/1#3"));
    assertThat(model.requests)
        .extracting(ModelRequest::requestId)
        .containsExactly("a/1#1", "a/1#2", "a/1#3");
    assertThat(ticker.now()).isPositive();
  }

  @Test
  void anAnswerWithoutUsageIsBilledAsUnknown() throws Exception {
    model.then(new ModelResponse("text", "model", null));

    assertThat(run().tries())
        .containsExactly(new Try.Answered("a/1#1", null))
        .allMatch(each -> each.billed() == Billed.UNKNOWN);
  }

  @Test
  void aTerminalFailureEndsTheCallWithItsUsage() throws Exception {
    var refused = new ModelFailure(Reason.REFUSED, Billed.YES, "refused", Usage.of(9, 1), null);
    model.then(refused);

    assertThat(run())
        .isInstanceOfSatisfying(
            CallOutcome.GaveUp.class,
            gaveUp -> {
              assertThat(gaveUp.failure()).isSameAs(refused);
              assertThat(gaveUp.why()).contains("REFUSED");
              assertThat(gaveUp.tries())
                  .containsExactly(new Try.Failed("a/1#1", refused))
                  .allMatch(each -> each.billed() == Billed.YES)
                  .allMatch(each -> each.usage().equals(Optional.of(Usage.of(9, 1))));
            });
  }

  @Test
  void billedFailuresAreRetriedOnlyUpToTheirLimit() throws Exception {
    model.thenAlways(failure(Reason.UNREADABLE, Billed.UNKNOWN));

    assertThat(run().tries()).hasSize(RetryPolicy.DEFAULTS.maxBilledTries());
  }

  @Test
  void unbilledFailuresAreRetriedUpToMaxTries() throws Exception {
    model.thenAlways(failure(Reason.SERVER_ERROR, Billed.NO));

    assertThat(run().tries()).hasSize(RetryPolicy.DEFAULTS.maxTries());
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {
        "RATE_LIMITED",
        "CONNECTION_LOST",
        "UNAUTHORIZED",
        "NOT_FOUND",
        "QUOTA_EXHAUSTED",
        "TLS_FAILED"
      })
  void aCallThatIsTurnedAwayWaitsAndUsesUpNothing(Reason reason) throws Exception {
    for (int i = 0; i < 4; i++) {
      model.then(failure(reason, Billed.NO));
    }
    model.then(ANSWER);
    emptyTheBudget();

    assertThat(run()).isInstanceOf(CallOutcome.Answered.class);
    assertThat(model.requests).hasSize(5);
  }

  @Test
  void aCallThatIsTurnedAwayUntilItsEndSaysSo() throws Exception {
    model.thenAlways(failure(Reason.RATE_LIMITED, Billed.NO));

    assertThat(run())
        .isInstanceOfSatisfying(
            CallOutcome.GaveUp.class,
            gaveUp -> {
              assertThat(gaveUp.failure().reason()).isEqualTo(Reason.RATE_LIMITED);
              assertThat(gaveUp.why()).contains("let no call through");
              assertThat(gaveUp.tries()).hasSizeBetween(5, 30);
            });
    assertThat(ticker.now()).isLessThan(MINUTE);
  }

  @Test
  void theCallThatTriesSuchAnEndpointIsHandedBackAfterHalfAMinute() throws Exception {
    model.thenAlways(failure(Reason.NOT_FOUND, Billed.NO));

    assertThat(run())
        .isInstanceOfSatisfying(
            CallOutcome.GaveUp.class, gaveUp -> assertThat(gaveUp.why()).isEqualTo("handed back"));
    assertThat(ticker.now()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  @Test
  void oneCallTriesAnEndpointThatRefusesEveryCallAndTheOthersEndAtOnce() throws Exception {
    model.thenAlways(failure(Reason.UNAUTHORIZED, Billed.NO));
    try (var held = limit.acquire(MINUTE.toNanos()).orElseThrow()) {
      assertThat(run())
          .isInstanceOfSatisfying(
              CallOutcome.GaveUp.class,
              gaveUp -> {
                assertThat(gaveUp.failure().reason()).isEqualTo(Reason.UNAUTHORIZED);
                assertThat(gaveUp.why()).isEqualTo("handed back");
                assertThat(gaveUp.tries()).hasSize(1).noneMatch(t -> t.billed() != Billed.NO);
              });
      held.passed();
    }
    assertThat(limit.isHeld()).isFalse();
  }

  @Test
  void aTryIsBoundedByTheTimeLeft() throws Exception {
    model
        .takes(Duration.ofSeconds(25))
        .then(failure(Reason.TIMED_OUT, Billed.UNKNOWN))
        .then(ANSWER);

    calls().run(model, REQUEST, Duration.ofSeconds(40));

    assertThat(model.requests.getFirst().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(model.requests.getLast().timeout()).isLessThanOrEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void noTryStartsAfterTheDeadline() throws Exception {
    model.takes(Duration.ofSeconds(30)).thenAlways(failure(Reason.SERVER_ERROR, Billed.NO));

    assertThat(calls().run(model, REQUEST, Duration.ofSeconds(30)).tries()).hasSize(1);
  }

  @Test
  void anEmptyBudgetStopsRetriesButNotFirstTries() throws Exception {
    emptyTheBudget();
    model.then(failure(Reason.SERVER_ERROR, Billed.NO)).then(ANSWER);

    assertThat(run())
        .isInstanceOfSatisfying(
            CallOutcome.GaveUp.class, gaveUp -> assertThat(gaveUp.why()).contains("budget"));
    assertThat(run()).isInstanceOf(CallOutcome.Answered.class);
  }

  @Test
  void anInterruptedCallReportsTheTriesThatMayBeBilled() {
    var failure = failure(Reason.SERVER_ERROR, Billed.NO);
    model.then(failure).then(new InterruptedException());

    var interrupted = catchThrowableOfType(CallInterrupted.class, this::run);

    assertThat(interrupted.tries())
        .containsExactly(new Try.Failed("a/1#1", failure), new Try.Interrupted("a/1#2"));
    assertThat(interrupted.tries().getLast().billed()).isEqualTo(Billed.UNKNOWN);
  }

  @Test
  void anInterruptWhileWaitingAddsNoTry() {
    ticker.interrupt();
    model.then(failure(Reason.SERVER_ERROR, Billed.NO));

    assertThat(catchThrowableOfType(CallInterrupted.class, this::run).tries()).hasSize(1);
  }

  private void emptyTheBudget() {
    while (budget.tryRetry()) {
      continue;
    }
  }

  private CallOutcome run() throws CallInterrupted {
    return calls().run(model, REQUEST, MINUTE);
  }

  private RetryingCall calls() {
    return new RetryingCall(RetryPolicy.DEFAULTS, budget, limit, ticker, new Random(7));
  }

  private static Try answered(String id) {
    return new Try.Answered(id, ANSWER.usage());
  }

  private static ModelFailure failure(Reason reason, Billed billed) {
    return new ModelFailure(reason, billed, "failed");
  }

  private static final class ScriptedModel implements Model {
    private final Queue<Object> script = new ArrayDeque<>();
    private final List<ModelRequest> requests = new ArrayList<>();
    private final FakeTicker ticker;
    private Duration duration = Duration.ZERO;

    ScriptedModel(FakeTicker ticker) {
      this.ticker = ticker;
    }

    ScriptedModel takes(Duration each) {
      duration = each;
      return this;
    }

    ScriptedModel then(Object next) {
      script.add(next);
      return this;
    }

    void thenAlways(ModelFailure failure) {
      for (int i = 0; i < 100; i++) {
        script.add(failure);
      }
    }

    @Override
    public ModelResponse call(ModelRequest request) throws ModelFailure, InterruptedException {
      requests.add(request);
      ticker.pass(duration);
      return switch (script.remove()) {
        case ModelResponse answer -> answer;
        case ModelFailure failure -> throw failure;
        case InterruptedException interrupted -> throw interrupted;
        case Object other -> throw new AssertionError(other);
      };
    }
  }
}
