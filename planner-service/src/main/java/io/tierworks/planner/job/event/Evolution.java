package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.StepProgress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// `evolve(state, event) -> state` for a job's header. Total: every event has its line.
public final class Evolution {
  private Evolution() {}

  /// @param before empty only for [Event.Accepted] and what is headless
  public static Optional<JobState> next(Event event, Optional<JobState> before) {
    return switch (event) {
      case Event.Accepted e -> Optional.of(e.state());
      case Event.Headless _ -> Optional.empty();
      default -> before.map(state -> after(state, event));
    };
  }

  private static JobState after(JobState job, Event event) {
    return switch (event) {
      case Event.Accepted _, Event.Headless _ -> job;
      case Event.Issued e -> issued(job, e);
      case Event.Ended e ->
          job.with(
              job.ledger()
                  .settle(
                      e.attempt().tier(),
                      e.attempt().purpose(),
                      e.attempt().reserved(),
                      e.spent()));
      case Event.Lost e ->
          job.with(
              job.ledger()
                  .settle(
                      e.attempt().tier(),
                      e.attempt().purpose(),
                      e.attempt().reserved(),
                      bound(e.attempt().reserved())));
      case Event.RunLost e -> runLost(job, e);
      case Event.Corrected e ->
          job.with(
              job.ledger()
                  .correct(
                      e.attempt().tier(),
                      e.attempt().purpose(),
                      e.attempt().reserved(),
                      e.spent()));
      case Event.Duplicated e ->
          job.with(job.ledger().book(e.attempt().tier(), e.attempt().purpose(), e.spent()));
      case Event.Planned e -> job.with(e.steps()).with(job.ledger().keep(e.kept()));
      case Event.PlanRefused _,
          Event.SubtaskReturned _,
          Event.DeadLettered _,
          Event.RedriveRefused _,
          Event.CalledOff _,
          Event.Judged _,
          Event.Reviewed _ ->
          job;
      case Event.ApprovalAsked _ -> job.with(((Phase.Planning) job.phase()).askApproval());
      case Event.Approved _ -> job.with(approved(job.phase()));
      case Event.Ready e -> job.withStep(e.ref().step(), StepProgress::madeReady);
      case Event.SubtaskAccepted e ->
          job.withStep(e.ref().step(), StepProgress::acceptedOne).countAccepted(e.usage());
      case Event.Kept e ->
          job.withStep(e.ref().step(), step -> step.kept(e.issued(), e.ready()))
              .countAccepted(e.earlier().usage());
      case Event.SubtaskGivenUp e ->
          job.withStep(
              e.ref().step(), step -> e.neverIssued() ? step.skipped(1) : step.failedOne());
      case Event.SubtaskRedriven e -> redriven(job, e);
      case Event.Skipped e -> skipped(job, e.gap());
      case Event.JudgingBegan _ -> job.with(((Phase.Running) job.phase()).judge());
      case Event.Revising e -> revising(job, e);
      case Event.Unrevised e -> job.leaving(e.gaps());
      case Event.ReviewAsked _ -> job.with(((Phase.Judging) job.phase()).askReview());
      case Event.LimitRaised e ->
          job.with(job.ledger().raise(e.maxCost()))
              .with(job.terms().until(e.wrapUpAt(), e.deadline()));
      case Event.Paused e -> job.with(((Phase.Running) job.phase()).pause(e.limit(), e.until()));
      case Event.Resumed _ -> job.with(((Phase.Paused) job.phase()).resume());
      case Event.Held _ -> job.holding(1);
      case Event.Freed _ -> job.holding(-1);
      case Event.Settling e ->
          job.with(((Phase.Active) job.phase()).settle(e.outcome(), e.until()));
      case Event.WrittenOff _ -> job.with(job.ledger().writeOff());
      case Event.Finished e ->
          job.with(((Phase.Settling) job.phase()).finish(e.result().finishedAt()));
    };
  }

  private static JobState issued(JobState job, Event.Issued event) {
    var attempt = event.attempt();
    var reserved =
        job.with(job.ledger().reserve(attempt.tier(), attempt.purpose(), attempt.reserved()))
            .countAttempt(event.escalation());
    return event.first()
        ? reserved.withStep(event.ref().step(), StepProgress::releasedOne)
        : reserved;
  }

  private static JobState runLost(JobState job, Event.RunLost event) {
    var attempt = event.attempt();
    return attempt.isBoundFor(event.worker())
        ? job
        : job.with(job.ledger().book(attempt.tier(), attempt.purpose(), bound(attempt.reserved())));
  }

  private static Phase approved(Phase phase) {
    return switch (phase) {
      case Phase.Planning planning -> planning.run();
      case Phase.AwaitingApproval awaiting -> awaiting.approve();
      case Phase.Running _,
          Phase.Paused _,
          Phase.Judging _,
          Phase.AwaitingReview _,
          Phase.Settling _,
          Phase.Finished _ ->
          throw new IllegalStateException("approved in " + phase);
    };
  }

  private static JobState redriven(JobState job, Event.SubtaskRedriven event) {
    var next = job.withStep(event.ref().step(), StepProgress::redriven);
    for (var follower : event.followers()) {
      next = next.withStep(follower.step(), StepProgress::unskipped);
    }
    return next;
  }

  private static JobState skipped(JobState job, Gap gap) {
    return job.withStep(gap.step(), step -> step.skipped(gap.count()).dropReady())
        .leaving(List.of(gap));
  }

  private static JobState revising(JobState job, Event.Revising event) {
    var next =
        job.with(((Phase.Judging) job.phase()).revise())
            .withdraw(event.revision().withdrawn())
            .withoutGapsOf(event.revision().takenBack());
    for (var ref : event.revision().named().keySet()) {
      next = next.withStep(ref.step(), StepProgress::reopened);
    }
    for (var ref : event.revision().followers()) {
      next = next.withStep(ref.step(), StepProgress::unreleased);
    }
    for (var step : event.revision().takenBack()) {
      next = next.withStep(step, StepProgress::takenBack);
    }
    return next;
  }

  /// A lost attempt is booked as one call at its worst case.
  static Spent bound(Money reserved) {
    return new Spent("", Usage.NONE, Objects.requireNonNull(reserved), 1, true, 0);
  }
}
