package io.tierworks.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.show.JobView;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.cost.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandRulesTest {
  private static final JobCommand CANCEL = new JobCommand.Cancel("j", "ann", "");
  private static final JobCommand APPROVE = new JobCommand.Approve("j", true, "ann", "");
  private static final JobCommand DISAPPROVE = new JobCommand.Approve("j", false, "ann", "");
  private static final JobCommand REVIEW = new JobCommand.Review("j", true, "ann", "");

  @ParameterizedTest
  @CsvSource({"completed", "partial", "failed", "cancelled", "expired"})
  void noCommandAppliesToAJobThatHasEnded(String status) {
    var job = job(status);

    for (var command : new JobCommand[] {CANCEL, APPROVE, REVIEW, raise("2", null)}) {
      assertThat(CommandRules.objection(command, job).orElseThrow())
          .contains("has ended (" + status + ")", "`tierworks show j`");
    }
  }

  @Test
  void aPlanIsApprovedAndAnAnswerReviewedOnlyWhenItWaits() {
    assertThat(CommandRules.objection(APPROVE, job("awaiting_approval"))).isEmpty();
    assertThat(CommandRules.objection(REVIEW, job("awaiting_review"))).isEmpty();
    assertThat(CommandRules.objection(APPROVE, job("running")).orElseThrow())
        .contains("job 'j' is running, so its plan does not wait for approval");
    assertThat(CommandRules.objection(REVIEW, job("awaiting_approval")).orElseThrow())
        .contains("job 'j' is awaiting approval, so its answer does not wait for review");
    assertThat(CommandRules.objection(CANCEL, job("planning"))).isEmpty();
  }

  @Test
  void aLimitMustBeHigherThanTheOneTheJobHas() {
    var job = job("running");

    assertThat(CommandRules.objection(raise("1.01", null), job)).isEmpty();
    assertThat(CommandRules.objection(raise(null, "PT11M"), job)).isEmpty();
    assertThat(CommandRules.objection(raise("1", "PT10M"), job).orElseThrow())
        .contains("already $1.0000 and 10 min");
    var raised =
        job.after(
            event(
                "limit_raised",
                "running",
                ",\"detail\":{\"maxCost\":3,\"deadline\":\"2026-01-01T00:20:00Z\",\"by\":\"\"}"));
    assertThat(CommandRules.objection(raise("2", "PT15M"), raised)).isPresent();
    assertThat(raised.terms().tenant()).isEqualTo("acme");
  }

  @Test
  void theEventThatAnswersACommandIsTheOneThatCarriesItOut() {
    var person = ",\"detail\":{\"decidedBy\":\"person\",\"accepted\":true}";
    assertThat(CommandRules.isDone(APPROVE, event("approved", "running", person))).isTrue();
    assertThat(CommandRules.isDone(APPROVE, event("subtask_issued", "running", ""))).isFalse();
    assertThat(CommandRules.isDone(REVIEW, event("reviewed", "awaiting_review", person))).isTrue();
    assertThat(CommandRules.isDone(raise("2", null), event("limit_raised", "paused", ""))).isTrue();
    assertThat(CommandRules.isDone(CANCEL, event("finished", "cancelled", ""))).isTrue();
    assertThat(CommandRules.isDone(CANCEL, settling("cancelled"))).isTrue();
    assertThat(CommandRules.isDone(CANCEL, settling("completed"))).isFalse();
    assertThat(CommandRules.isDone(DISAPPROVE, event("plan_rejected", "awaiting_approval", person)))
        .isTrue();
  }

  @Test
  void theAnswerOfASubtaskIsReviewedWhenItWaitsAndThePlannerSaysSo() {
    var accepts = new JobCommand.Review("j", true, "ann", "", "sort-0001");
    assertThat(CommandRules.objection(accepts, job("running")).orElseThrow())
        .contains("job 'j' is running and asks nothing");
    assertThat(CommandRules.isDone(accepts, closed("sort-0001", "approve"))).isTrue();
    assertThat(CommandRules.isDone(accepts, closed("sort-0001", "reject"))).isFalse();
    assertThat(CommandRules.isDone(accepts, closed("sort-0002", "approve"))).isFalse();
  }

  private static JobEvent closed(String subtask, String decision) {
    return event(
        "question_closed",
        "running",
        ",\"subtask\":\"%s\",\"detail\":{\"decidedBy\":\"person\",\"decision\":\"%s\"}"
            .formatted(subtask, decision));
  }

  @Test
  void whatWasDecidedByDefaultIsNotTheAnswerToACommand() {
    var byDefault = ",\"detail\":{\"decidedBy\":\"deadline\",\"accepted\":true}";
    assertThat(CommandRules.isDone(APPROVE, event("approved", "running", byDefault))).isFalse();
    assertThat(CommandRules.isDone(REVIEW, event("reviewed", "awaiting_review", byDefault)))
        .isFalse();
    var otherwise = ",\"detail\":{\"decidedBy\":\"person\",\"accepted\":false}";
    assertThat(CommandRules.isDone(REVIEW, event("reviewed", "awaiting_review", otherwise)))
        .isFalse();
  }

  @Test
  void theTimeThatAJobStoodStillDoesNotCountAgainstAHigherLimit() {
    var approved =
        job("awaiting_approval")
            .after(
                event(
                    "approved", "running", ",\"detail\":{\"deadline\":\"2026-01-01T01:10:00Z\"}"));
    assertThat(CommandRules.objection(raise(null, "PT11M"), approved)).isEmpty();
    assertThat(CommandRules.objection(raise(null, "PT10M"), approved)).isPresent();
  }

  @Test
  void aJobThatEndsInBetweenMakesACommandTooLate() {
    assertThat(CommandRules.tooLate(settling("completed")).orElseThrow()).contains("completed");
    assertThat(CommandRules.tooLate(event("finished", "partial", "")).orElseThrow())
        .contains("partial");
    assertThat(CommandRules.tooLate(event("subtask_issued", "running", ""))).isEmpty();
  }

  private static JobCommand raise(@Nullable String cost, @Nullable String time) {
    return new JobCommand.RaiseLimit(
        "j",
        cost == null ? null : Money.dollars(cost),
        time == null ? null : Duration.parse(time),
        "ann");
  }

  /// A job with a limit of one dollar and ten minutes.
  private static JobView job(String status) {
    return JobView.of(
            event(
                "accepted",
                "planning",
                ",\"detail\":{\"tenant\":\"acme\",\"maxCost\":1,\"deadline\":\"2026-01-01T00:10:00Z\"}"))
        .after(event("started", status, ""));
  }

  private static JobEvent settling(String outcome) {
    return event("settling", "running", ",\"detail\":{\"outcome\":\"" + outcome + "\"}");
  }

  private static JobEvent event(String type, String status, String more) {
    try {
      var json =
          "{\"job\":\"j\",\"type\":\"%s\",\"status\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\"%s}"
              .formatted(type, status, more);
      return Wire.convert(Wire.tree(json), JobEvent.class);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
