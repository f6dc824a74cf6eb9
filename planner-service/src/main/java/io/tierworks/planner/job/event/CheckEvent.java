package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.planner.job.CheckCounts;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.routing.AuditTally;
import io.tierworks.planner.routing.KindTier;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A check begins or ends.
public sealed interface CheckEvent extends OpenJobEvent {
  /// No user sees it: a check leaves no gap.
  GapReason UNDECIDED = new GapReason("undecided");

  private static JobState counted(JobState before, UnaryOperator<CheckCounts> change) {
    var counters = before.counters();
    return before.with(counters.with(change.apply(counters.checks())));
  }

  /// A check waits to be released.
  record CheckQueued(String job, CheckRef check) implements CheckEvent {
    @Override
    public JobState evolve(JobState before) {
      return counted(before, checks -> checks.queued(check.account()));
    }

    @Override
    public void store(JobWriter writer) {
      writer.markReady(check.ref());
      writer.markCheck(check.ref());
    }
  }

  /// An audit says something about the links that the accepted answer had passed. It counts for all
  /// jobs.
  record AuditCounted(String job, KindTier of, List<String> links, AuditTally tally)
      implements CheckEvent {
    public AuditCounted {
      links = List.copyOf(links);
    }

    @Override
    public void store(JobWriter writer) {
      writer.count(of, links, tally);
    }
  }

  /// A check ended. Its finding is on the record of its subject.
  ///
  /// @param stage how far it was
  /// @param answer what the model answered; null if it did not
  record CheckEnded(
      String job, CheckRef check, Stage stage, CheckFinding finding, @Nullable Accepted answer)
      implements CheckEvent {
    public enum Stage {
      WAITING,
      RELEASED,
      /// An attempt is open that is no longer wanted.
      ABANDONED
    }

    @Override
    public JobState evolve(JobState before) {
      return counted(before, checks -> checks.ended(check.account(), stage != Stage.WAITING));
    }

    @Override
    public void store(JobWriter writer) {
      var ref = check.ref();
      writer.unmarkReady(ref);
      writer.change(
          ref,
          own ->
              answer == null
                  ? own.givenUp(GivenUp.of(UNDECIDED, finding.note()))
                  : own.accepted(answer));
      writer.change(check.subject(), subject -> subject.checked(finding));
      if (stage != Stage.ABANDONED) {
        writer.unmarkCheck(ref);
      }
    }

    @Override
    public Optional<AuditLine> audit() {
      var line =
          AuditLine.of(OfSubtask.SUBTASK_CHECKED, check.subject())
              .tier(check.tier())
              .with("purpose", check.purpose())
              .with("check", finding.check())
              .with("verdict", finding.verdict())
              .with("cost", finding.cost());
      var noted =
          finding.note().isEmpty() ? line : line.with("note", AuditLine.excerpt(finding.note()));
      return Optional.of(
          finding.fields().isEmpty() ? noted : noted.with("fields", finding.fields()));
    }
  }
}
