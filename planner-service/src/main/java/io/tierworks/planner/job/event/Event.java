package io.tierworks.planner.job.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.handler.Revision;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.Finding;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened to a job. Events alone change facts ([JobStore#apply]), and effects
/// follow from events alone.
public sealed interface Event {
  String job();

  /// A worker has said how its run of an attempt ended.
  sealed interface Reported extends Event {
    SubtaskRef ref();

    /// As it was before.
    Attempt attempt();

    Spent spent();

    String worker();
  }

  /// Something about an id behind which no open job stands.
  sealed interface Headless extends Event {}

  record Accepted(JobState state, JobBrief brief, List<Item> items) implements Event {
    @Override
    public String job() {
      return state.id();
    }
  }

  /// A message with the id of another job.
  record Refused(String job, String digest, Violation violation, Instant receivedAt)
      implements Headless {}

  /// A finished job's message once more: its result is told once more.
  record Repeated(String job, JobResult result, List<AnswerPage> answers) implements Headless {
    public Repeated {
      answers = List.copyOf(answers);
    }
  }

  /// Some of the facts that a large finished job has left are deleted.
  record Tidied(String job, int most) implements Headless {}

  /// A finished job is remembered no longer: its id is free.
  record Forgotten(String job, Instant finishedAt) implements Headless {}

  /// An attempt goes out, its worst case reserved.
  ///
  /// @param first whether it is the subtask's first
  /// @param escalation whether a dearer tier takes over
  record Issued(
      String job, SubtaskRef ref, Attempt attempt, Subtask order, boolean first, boolean escalation)
      implements Event {}

  /// An attempt came to its end: the reservation is settled.
  record Ended(String job, SubtaskRef ref, Attempt attempt, Spent spent, String worker)
      implements Reported {}

  /// An attempt went down with its worker: booked at its upper bound.
  ///
  /// @param worker [Attempt#NOBODY] when none was known to have it
  record Lost(String job, SubtaskRef ref, Attempt attempt, String worker, String reason)
      implements Event {}

  /// A further run of an attempt went down with its worker: booked at its upper bound too.
  record RunLost(String job, SubtaskRef ref, Attempt attempt, String worker) implements Event {}

  /// A run that was given up for lost was reported after all: the truth replaces the bound.
  record Corrected(String job, SubtaskRef ref, Attempt attempt, Spent spent, String worker)
      implements Reported {}

  /// A further run of an attempt that another worker has ended, or taken down with it: booked.
  record Duplicated(String job, SubtaskRef ref, Attempt attempt, Spent spent, String worker)
      implements Reported {}

  /// @param kept set aside for judging
  /// @param estimate what the plan will cost if nothing goes wrong
  record Planned(String job, Plan plan, List<StepProgress> steps, Money kept, Money estimate)
      implements Event {}

  /// @param plan as the model wrote it; null when it was unreadable
  record PlanRefused(String job, @Nullable JsonNode plan, List<Finding> findings)
      implements Event {}

  record ApprovalAsked(String job) implements Event {}

  record Approved(String job, String by, String note) implements Event {}

  /// A queued subtask's input is there.
  record Ready(String job, SubtaskRef ref) implements Event {}

  record SubtaskAccepted(
      String job, SubtaskRef ref, String attempt, String tier, JsonNode output, Usage usage)
      implements Event {}

  /// An attempt without an acceptable answer; another one follows.
  record SubtaskReturned(
      String job, SubtaskRef ref, String attempt, SubtaskState.Due due, boolean escalation)
      implements Event {}

  /// The next attempt of a subtask waits for money.
  record Held(String job, SubtaskRef ref, SubtaskState.Due due) implements Event {}

  /// A held subtask waits no longer.
  record Freed(String job, SubtaskRef ref) implements Event {}

  /// Attempts that are out and no longer wanted.
  ///
  /// @param attempts their ids
  record CalledOff(String job, SubtaskRef ref, List<String> attempts) implements Event {
    public CalledOff {
      attempts = List.copyOf(attempts);
    }
  }

  /// @param neverIssued whether it goes without having been released
  record SubtaskGivenUp(
      String job, SubtaskRef ref, String reason, String detail, boolean neverIssued)
      implements Event {}

  /// A subtask was given up for what lies in itself.
  record DeadLettered(String job, Message.DeadSubtask letter) implements Event {}

  /// A subtask that was given up is tried again.
  ///
  /// @param followers subtasks that were given up with it, and wait for it again
  record SubtaskRedriven(String job, SubtaskRef ref, String by, List<SubtaskRef> followers)
      implements Event {
    public SubtaskRedriven {
      followers = List.copyOf(followers);
    }
  }

  /// @param subtask as it was named
  /// @param why a word for programs
  record RedriveRefused(String job, String subtask, String by, String why) implements Event {}

  /// A revision came to nothing: the answer it was to improve stands.
  ///
  /// @param issued whether the revision was issued
  /// @param ready whether it waited for release
  record Kept(
      String job, SubtaskRef ref, SubtaskState.Accepted earlier, boolean issued, boolean ready)
      implements Event {}

  /// The rest of a step that will never be issued.
  record Skipped(String job, Gap gap) implements Event {}

  record JudgingBegan(String job) implements Event {}

  record Judged(String job, Ruling ruling) implements Event {}

  /// The judge sends work back.
  record Revising(String job, Revision revision) implements Event {}

  /// The judge wants better answers, and there is no way left to get them.
  record Unrevised(String job, List<Gap> gaps) implements Event {}

  record ReviewAsked(String job) implements Event {}

  record Reviewed(String job, boolean accepted, String by, String note) implements Event {}

  /// @param by who raised it; empty when unknown
  /// @param maxCost the cap from now on
  /// @param wrapUpAt from when on what is there is judged
  /// @param deadline the deadline from now on
  record LimitRaised(String job, String by, Money maxCost, Instant wrapUpAt, Instant deadline)
      implements Event {}

  /// A limit was reached, and a person may raise it.
  ///
  /// @param limit its field
  record Paused(String job, String limit, Instant until) implements Event {}

  record Resumed(String job) implements Event {}

  /// @param open runs that are still out and have to be waited for
  record Settling(String job, Outcome outcome, Instant until, int open) implements Event {}

  /// Attempts that never reported are booked at their upper bound.
  record WrittenOff(String job) implements Event {}

  /// @param answers the item answers that do not fit the result
  record Finished(String job, JobResult result, List<AnswerPage> answers) implements Event {
    public Finished {
      answers = List.copyOf(answers);
    }
  }
}
