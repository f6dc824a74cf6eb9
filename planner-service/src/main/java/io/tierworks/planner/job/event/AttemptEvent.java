package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.Backoff;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.routing.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An attempt of a subtask is issued, held or cancelled.
public sealed interface AttemptEvent extends OpenJobEvent {
  /// An attempt is sent to its tier, and its worst case is reserved.
  ///
  /// @param first whether it is the first of a released subtask
  /// @param route why the subtask starts there; null if it has started, or the plan says so
  record AttemptIssued(
      String job,
      SubtaskRef ref,
      Attempt attempt,
      Subtask envelope,
      boolean first,
      @Nullable Route route)
      implements AttemptEvent {
    @Override
    public JobState evolve(JobState before) {
      boolean escalation = !first && attempt.purpose() == Purpose.WORK;
      var ledger = before.ledger().reserve(attempt.account(), attempt.reserved());
      var counted = before.with(ledger).with(before.counters().attempt(escalation));
      return first ? counted.released(ref) : counted;
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> routed(subtask).issued(attempt));
      if (first) {
        writer.unmarkReady(ref);
      }
    }

    private SubtaskState routed(SubtaskState subtask) {
      return route == null ? subtask : subtask.at(route);
    }

    @Override
    public List<Message> messages(Instant now) {
      return List.of(new Message.Dispatch(envelope));
    }

    @Override
    public Optional<AuditLine> audit() {
      var line =
          AuditLine.of(OfSubtask.SUBTASK_ISSUED, ref)
              .attempt(envelope.attempt(), attempt.tier())
              .with("purpose", attempt.purpose());
      var routed = route == null ? line : line.with("route", route);
      return Optional.of(
          CheckRef.of(ref)
              .map(check -> routed.with("subject", check.subject().id()))
              .orElse(routed));
    }
  }

  /// An attempt had no acceptable answer, and another one follows.
  ///
  /// @param attempt id of the one that ended
  /// @param escalation whether a dearer tier takes over
  record SubtaskRetried(
      String job, SubtaskRef ref, AttemptId attempt, Retry retry, boolean escalation)
      implements AttemptEvent {
    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.retried(retry));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(escalation ? OfSubtask.SUBTASK_ESCALATED : OfSubtask.SUBTASK_RETRIED, ref)
              .attempt(attempt, retry.tier())
              .with("reason", retry.reason())
              .with("note", retry.note()));
    }
  }

  /// The next attempt of a subtask waits for budget or time.
  record SubtaskHeld(String job, SubtaskRef ref, Retry retry, Money worstCase)
      implements AttemptEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.with(before.counters().held(1));
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.held(retry, worstCase));
      writer.markHeld(ref);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfSubtask.SUBTASK_HELD, ref)
              .tier(retry.tier())
              .with("reason", retry.reason())
              .with("note", retry.note()));
    }
  }

  /// A call failed for a reason that may pass. Further attempts wait.
  ///
  /// @param excused whether the limit on attempts does not count it
  /// @param begins whether the wait begins; if not, its end stays
  record CallsDelayed(String job, SubtaskRef ref, Backoff backoff, boolean excused, boolean begins)
      implements AttemptEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.with(backoff);
    }

    @Override
    public void store(JobWriter writer) {
      if (excused) {
        writer.change(ref, SubtaskState::excusedOne);
      }
    }

    @Override
    public Optional<AuditLine> audit() {
      return begins
          ? Optional.of(
              AuditLine.of(OfSubtask.CALLS_DELAYED, ref)
                  .with("until", backoff.until())
                  .with("reason", AuditLine.excerpt(backoff.why())))
          : Optional.empty();
    }
  }

  /// Calls no longer wait: the time is over, or there was an answer.
  record CallsResumed(String job, Backoff backoff) implements AttemptEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.with(backoff);
    }
  }

  /// A held subtask no longer waits.
  record SubtaskFreed(String job, SubtaskRef ref) implements AttemptEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.with(before.counters().held(-1));
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(ref, SubtaskState::freed);
      writer.unmarkHeld(ref);
    }
  }

  /// Open attempts of a subtask are no longer wanted.
  ///
  /// @param attempts their ids
  record AttemptsCancelled(String job, SubtaskRef ref, List<AttemptId> attempts)
      implements AttemptEvent {
    public AttemptsCancelled {
      attempts = List.copyOf(attempts);
    }

    @Override
    public List<Message> messages(Instant now) {
      return attempts.stream()
          .<Message>map(id -> new Message.Command(new WorkerCommand.CancelAttempt(id)))
          .toList();
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfSubtask.CALLED_OFF, ref).with("attempts", attempts));
    }
  }
}
