package io.tierworks.worker.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult.Answered;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failed;
import io.tierworks.common.contract.subtask.SubtaskResult.HandedOff;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.limit.AdaptiveLimit;
import io.tierworks.common.limit.RetryBudget;
import io.tierworks.common.limit.RetryPolicy;
import io.tierworks.common.limit.RetryingCall;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.prompt.Prompt;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.common.testing.FakeTicker;
import io.tierworks.worker.FakeModel;
import io.tierworks.worker.Subtasks;
import io.tierworks.worker.pool.ResultFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelExecutorTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final TierSettings NANO = TierSettings.from(Settings.of(Map.of()), "nano");

  /// 100 input and 10 output tokens at 0.20 and 1.25 dollars per million.
  private static final Money REPORTED = Money.dollars("0.0000325");

  private final FakeTicker ticker = new FakeTicker();
  private final FakeModel model = new FakeModel();
  private final ModelExecutor executor =
      new ModelExecutor(
          model,
          NANO,
          new RetryingCall(
              RetryPolicy.DEFAULTS,
              new RetryBudget(10),
              new AdaptiveLimit(8, ticker, new Random(1)),
              ticker,
              new Random(1)),
          new ResultFactory("w-1", InstantSource.fixed(NOW)));

  @Test
  void aSubtaskForAnotherTierFailsWithoutACall() {
    var failed = (Failed) executor.execute(Subtasks.classify().tier("mini").of("j", 1));
    assertThat(failed.failure().code()).hasToString("wrong_tier");
    assertThat(failed.failure().retryable()).isFalse();
    assertThat(failed.failure().message()).contains("tier mini", "tier nano");
    assertThat(failed.spent().cost()).isEqualTo(Money.ZERO);
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void aSubtaskWithAnUnknownToolFailsWithoutACall() {
    var failed = (Failed) executor.execute(Subtasks.classify().tools("shell").of("j", 1));
    assertThat(failed.failure().code()).hasToString("unknown_tool");
    assertThat(failed.failure().retryable()).isFalse();
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void aModelThatAsksForAToolIsNotCalledAgainAndTheSubtaskIsHandedOff() {
    model.thenFail(Reason.UNOFFERED_TOOL, Billed.UNKNOWN);
    var handedOff = (HandedOff) executor.execute(Subtasks.classify().of("j", 1));
    assertThat(handedOff.handoff().reason()).isEqualTo(HandoffReason.UNVERIFIED);
    assertThat(handedOff.handoff().note()).contains("tool outside the envelope");
    assertThat(handedOff.spent().calls()).isEqualTo(1);
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatPassesItsChecksIsAnsweredWithItsExactCost() {
    var answered = (Answered) execute(subtask());
    assertThat(answered.output()).isEqualTo(Subtasks.json("{\"label\":\"bill\"}"));
    assertThat(answered.checks()).allMatch(check -> check.passed());
    assertThat(answered.spent().cost()).isEqualTo(REPORTED);
    assertThat(answered.spent().usage()).isEqualTo(FakeModel.USAGE);
    assertThat(answered.spent().model()).isEqualTo("fake-nano-1");
    assertThat(answered.spent().estimated()).isFalse();
  }

  @Test
  void theRequestCarriesTheKindTheLimitAndTheAttempt() {
    execute(Subtasks.classify().kind("weird kind!").deadline(NOW.plusSeconds(5)).of("j", 1));
    var request = model.requests().element();
    assertThat(request.requestId()).isEqualTo("j/step-1/1#1");
    assertThat(request.schemaName()).isEqualTo("weird_kind_");
    assertThat(request.maxOutputTokens()).isEqualTo(100);
    assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({"unsure, UNSURE", "needs_info, NEEDS_INFO", "out_of_scope, OUT_OF_SCOPE"})
  void theModelsHandoffIsAHandoffWithItsReason(String word, HandoffReason reason) {
    model.thenSay(
        "{\"output\":{\"label\":\"?\"},\"handoff\":\"" + word + "\",\"note\":\"two topics\"}");
    var handedOff = (HandedOff) execute(subtask());
    assertThat(handedOff.handoff().reason()).isEqualTo(reason);
    assertThat(handedOff.handoff().note()).isEqualTo("two topics");
    assertThat(handedOff.handoff().output()).isEqualTo(Subtasks.json("{\"label\":\"?\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "This is a bill.                                       | schema: not valid JSON",
        "{\"output\":{\"label\":7},\"handoff\":\"none\",\"note\":\"\"} | schema: /label",
        "{\"label\":\"bill\"}                                  | schema: the field output is missing",
        "{\"output\":{},\"handoff\":\"maybe\",\"note\":\"\"}   | schema: the field handoff"
      })
  void anUnusableAnswerIsHandedOffAndTheNoteNamesTheCheck(String text, String note) {
    model.thenSay(text);
    var handedOff = (HandedOff) execute(subtask());
    assertThat(handedOff.handoff().reason()).isEqualTo(HandoffReason.UNVERIFIED);
    assertThat(handedOff.handoff().note()).startsWith(note);
    assertThat(handedOff.checks()).anyMatch(check -> !check.passed());
    assertThat(handedOff.spent().cost()).isEqualTo(REPORTED);
  }

  @Test
  void aMarkdownFenceAroundTheAnswerIsRemoved() {
    model.thenSay("```json\n" + FakeModel.BILL + "\n```");
    assertThat(execute(subtask())).isInstanceOf(Answered.class);
  }

  @Test
  void withoutAHandoffFieldTheWholeAnswerIsTheOutput() {
    model.thenSay("{\"label\":\"bill\"}");
    var answered = (Answered) execute(envelope().withoutWayOut().of("j", 1));
    assertThat(answered.output()).isEqualTo(Subtasks.json("{\"label\":\"bill\"}"));
  }

  @Test
  void anAnswerThatIsCutOffNamesTheTokenLimit() {
    model.thenFail(Reason.TOO_LONG, Billed.UNKNOWN);
    var handedOff = (HandedOff) execute(subtask());
    assertThat(handedOff.handoff().reason()).isEqualTo(HandoffReason.UNVERIFIED);
    assertThat(handedOff.handoff().note()).isEqualTo("the answer was cut off at 100 tokens");
  }

  @Test
  void aRefusalIsHandedOffAsOutOfScope() {
    model.thenFail(Reason.REFUSED, Billed.YES);
    var handedOff = (HandedOff) execute(subtask());
    assertThat(handedOff.handoff().reason()).isEqualTo(HandoffReason.OUT_OF_SCOPE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {
        "TOO_LONG",
        "REFUSED",
        "UNOFFERED_TOOL",
        "RATE_LIMITED",
        "CONNECTION_LOST",
        "UNAUTHORIZED",
        "NOT_FOUND",
        "QUOTA_EXHAUSTED",
        "TLS_FAILED"
      },
      mode = EnumSource.Mode.EXCLUDE)
  void everyOtherFailureHasItsCodeAndIsRetryableIfItIsTransient(Reason reason) {
    for (int i = 0; i < 4; i++) {
      model.thenFail(reason, Billed.NO);
    }
    var failed = (Failed) execute(subtask());
    assertThat(failed.failure().code()).hasToString(reason.code());
    assertThat(failed.failure().retryable()).isEqualTo(reason.isTransient());
    assertThat(failed.spent().cost()).isEqualTo(Money.ZERO);
    assertThat(model.requests()).hasSize(reason.isTransient() ? 4 : 1);
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
  void aCallThatIsTurnedAwayWaitsUntilTheEndpointTakesIt(Reason reason) {
    for (int i = 0; i < 4; i++) {
      model.thenFail(reason, Billed.NO);
    }
    assertThat(execute(subtask())).isInstanceOf(Answered.class);
    assertThat(model.requests()).hasSize(5);
  }

  @Test
  void aRejectedKeyUsesUpNothingAndNamesTheSettingToCheck() {
    for (int i = 0; i < 500; i++) {
      model.thenFail(Reason.UNAUTHORIZED, Billed.NO);
    }
    var failed = (Failed) execute(subtask());
    assertThat(failed.failure().message()).contains("tier.nano.key");
    assertThat(failed.failure().retryable()).isTrue();
    assertThat(failed.spent().cost()).isEqualTo(Money.ZERO);
  }

  @Test
  void everyTryIsBilledAndAnUnknownOneAtItsUpperBound() {
    model.thenFail(Reason.CONNECTION_LOST, Billed.UNKNOWN).thenFail(Reason.RATE_LIMITED, Billed.NO);
    var spent = ((Answered) execute(subtask())).spent();
    assertThat(spent.calls()).isEqualTo(3);
    assertThat(spent.estimated()).isTrue();
    assertThat(spent.cost()).isEqualTo(REPORTED.plus(worstCase(subtask())));
    assertThat(spent.usage().output()).isEqualTo(110);
  }

  @Test
  void aCallThatMayCostMoreThanAllowedIsNotMade() {
    var cap = worstCase(subtask()).minus(new Money(1)).dollars().toPlainString();
    var failed = (Failed) execute(envelope().maxCost(cap).of("j", 1));
    assertThat(failed.failure().code()).hasToString("too_dear");
    assertThat(failed.failure().retryable()).isFalse();
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void aTryThatMayHaveBeenBilledIsNotRepeatedBeyondTheCap() {
    model.thenFail(Reason.CONNECTION_LOST, Billed.UNKNOWN);
    var cap = worstCase(subtask()).dollars().toPlainString();
    var failed = (Failed) execute(envelope().maxCost(cap).of("j", 1));
    assertThat(failed.failure().code()).hasToString("connection_lost");
    assertThat(model.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"-10", "0", "500"})
  void aCallThatCannotMeetItsDeadlineIsNotMade(int millisLeft) {
    var failed = (Failed) execute(envelope().deadline(NOW.plusMillis(millisLeft)).of("j", 1));
    assertThat(failed.failure().code()).hasToString("deadline");
    assertThat(failed.failure().retryable()).isFalse();
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void anInvalidSchemaIsNotSent() {
    var failed = (Failed) execute(envelope().schema("[]").of("j", 1));
    assertThat(failed.failure().code()).hasToString("bad_schema");
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void anInterruptedCallIsCancelledAndBilledAtItsUpperBound() {
    model.then(_ -> {
      throw new InterruptedException();
    });
    var failed = (Failed) execute(subtask());
    assertThat(failed.failure().code()).hasToString("cancelled");
    assertThat(failed.spent().cost()).isEqualTo(worstCase(subtask()));
    assertThat(failed.spent().estimated()).isTrue();
  }

  @Test
  void anInternalErrorIsBilledAtItsUpperBound() {
    model.then(_ -> {
      throw new IllegalStateException("as told");
    });
    var failed = (Failed) execute(subtask());
    assertThat(failed.failure().code()).hasToString("internal");
    assertThat(failed.spent().cost()).isEqualTo(worstCase(subtask()));
  }

  @Test
  void theTokenEstimateIsAboveWhatTokenizersCount() {
    var item = Material.of("item", "word ".repeat(300) + "Übermäßig große Häuser ".repeat(10));
    var prompt = Prompt.of(envelope().inputs(item).of("j", 1));
    assertThat(prompt.tokenBound() - prompt.shared().tokenBound()).isGreaterThan(500);
  }

  private Ended execute(Subtask subtask) {
    return executor.execute(subtask);
  }

  private static Subtasks envelope() {
    return Subtasks.classify().deadline(NOW.plusSeconds(60));
  }

  private static Subtask subtask() {
    return envelope().of("j", 1);
  }

  private static Money worstCase(Subtask subtask) {
    long input = Prompt.of(subtask).tokenBound();
    return NANO.price().of(Usage.of(input, subtask.bounds().maxOutputTokens()));
  }
}
