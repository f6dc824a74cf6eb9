package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Revision;
import io.tierworks.planner.job.RulingRefusal;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.Finding;
import java.util.List;
import java.util.Optional;

/// The judge or a person decides on the results.
public sealed interface JudgeEvent extends OpenJobEvent {
  /// The judge has ruled.
  record Judged(String job, Ruling ruling) implements JudgeEvent {
    @Override
    public void store(JobWriter writer) {
      writer.put(ruling);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.JUDGED)
              .with("verdict", ruling.verdict())
              .with("score", ruling.score())
              .with("reasons", ruling.reasons()));
    }
  }

  /// A ruling makes claims that cite nothing, or names places that do not exist.
  record RulingRefused(String job, int round, List<Finding> findings) implements JudgeEvent {
    @Override
    public void store(JobWriter writer) {
      writer.put(new RulingRefusal(round, findings));
    }

    @Override
    public Optional<AuditLine> audit() {
      var texts = findings.stream().map(Finding::toString).toList();
      return Optional.of(AuditLine.of(OfJob.RULING_REFUSED).with("findings", texts));
    }
  }

  /// The judge sends subtasks back.
  record RevisionStarted(String job, Revision revision) implements JudgeEvent {
    @Override
    public JobState evolve(JobState before) {
      var running = before.with(before.phase().revise());
      return revision.evolve(running, StepProgress::reopened, StepProgress::unreleased);
    }

    @Override
    public void store(JobWriter writer) {
      revision.named().keySet().forEach(ref -> writer.change(ref, SubtaskState::reopened));
      writer.takeBack(revision);
    }

    @Override
    public Optional<AuditLine> audit() {
      var named = revision.named().keySet().stream().map(SubtaskRef::id).toList();
      return Optional.of(AuditLine.of(OfJob.REVISING).with("subtasks", named));
    }
  }

  /// The judge wants better answers, but no attempt or round is left. The answers become gaps.
  record RevisionImpossible(String job, List<Gap> gaps) implements JudgeEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.addGaps(gaps);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.NOT_REVISED).detail(gaps));
    }
  }

  /// The answer is accepted or rejected.
  record Reviewed(String job, Decision decision) implements JudgeEvent {
    @Override
    public void store(JobWriter writer) {
      writer.add(decision);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.REVIEWED).with("accepted", decision.approves()).with(decision));
    }
  }
}
