package io.tierworks.planner.job.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Comment;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.PlanRefusal;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.Terms;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.plan.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person sends back what waits for a decision.
public sealed interface SentBackEvent extends OpenJobEvent {
  /// The planner makes another plan.
  ///
  /// @param times the deadlines from now on: the job's time stood still while the plan waited
  record PlanSentBack(
      String job, Decision decision, Terms.Times times, JsonNode plan, Finding finding)
      implements SentBackEvent {
    @Override
    public JobState evolve(JobState before) {
      return before
          .with(before.phase().revise())
          .with(List.<StepProgress>of())
          .with(before.ledger().keep(Money.ZERO))
          .with(before.terms().until(times))
          .with(before.counters().oneSentBack());
    }

    @Override
    public void store(JobWriter writer) {
      writer.add(decision);
      writer.replacePlan(new PlanRefusal(plan, List.of(finding), true));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(line(decision, times));
    }
  }

  /// The judge, or the one call that answers the job, writes another answer.
  ///
  /// @param times the deadlines from now on: the job's time stood still while the answer waited
  /// @param direct whether one call answers the job, without a judge
  record AnswerSentBack(
      String job, Decision decision, Terms.Times times, Comment comment, boolean direct)
      implements SentBackEvent {
    @Override
    public JobState evolve(JobState before) {
      var phase = before.phase();
      return before
          .with(direct ? phase.revise() : phase.judge())
          .removeGapsOf(List.of(SubtaskRef.DIRECT.step()))
          .with(before.terms().until(times))
          .with(before.counters().oneSentBack());
    }

    @Override
    public void store(JobWriter writer) {
      writer.add(decision);
      writer.put(comment);
      writer.reopen(SubtaskRef.DIRECT, SubtaskState::reopened);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(line(decision, times));
    }
  }

  /// The job was sent back as often as is allowed.
  record SendBackRefused(String job, @Nullable String by, int most) implements SentBackEvent {
    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.SEND_BACK_REFUSED)
              .with("reason", "it was sent back %d times already".formatted(most))
              .with("by", by));
    }
  }

  private static AuditLine line(Decision decision, Terms.Times times) {
    return AuditLine.of(OfJob.SENT_BACK)
        .with("on", decision.on())
        .with(decision)
        .with("deadline", times.deadline());
  }
}
