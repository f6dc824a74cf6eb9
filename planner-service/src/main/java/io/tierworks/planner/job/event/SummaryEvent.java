package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.SummaryLevel;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Optional;

/// Models summarise results whose texts are too long for the judge.
public sealed interface SummaryEvent extends OpenJobEvent {
  /// Summaries are asked for, of results or of the summaries of the level below.
  record SummariesStarted(String job, SummaryLevel level) implements SummaryEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.phase() instanceof Phase.Summarising
          ? before
          : before.with(before.phase().summarise());
    }

    @Override
    public void store(JobWriter writer) {
      writer.add(level);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.SUMMARISING)
              .with("level", level.level())
              .with("summaries", level.pages().size()));
    }
  }

  /// The results of a round are judged without summaries.
  record SummariesRefused(String job, int round, String why) implements SummaryEvent {
    @Override
    public void store(JobWriter writer) {
      writer.add(SummaryLevel.none(round));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.NOT_SUMMARISED).with("reason", why));
    }
  }

  /// A summary covers its page.
  record SummaryAccepted(String job, SubtaskRef ref, Accepted answer) implements SummaryEvent {
    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.accepted(answer));
    }
  }

  /// A page has no summary. The judge sees its results as if none had been asked for.
  record SummaryGivenUp(String job, SubtaskRef ref, GapReason reason, String why)
      implements SummaryEvent {
    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.givenUp(GivenUp.of(reason, why)));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.NOT_SUMMARISED)
              .with("summary", ref.id())
              .with("reason", AuditLine.excerpt(why)));
    }
  }

  /// No summary is waited for any more. The judge is called.
  ///
  /// @param why they are not used; empty if they are
  record SummariesEnded(String job, String why) implements SummaryEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.with(before.phase().judge());
    }

    @Override
    public Optional<AuditLine> audit() {
      return why.isEmpty()
          ? Optional.empty()
          : Optional.of(AuditLine.of(OfJob.NOT_SUMMARISED).with("reason", why));
    }
  }
}
