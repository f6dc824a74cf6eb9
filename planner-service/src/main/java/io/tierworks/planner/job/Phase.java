package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tierworks.common.contract.job.JobStatus;
import java.time.Instant;

/// Where a job is in its life. The legal transitions are the methods; whatever a phase does not
/// allow does not compile or throws, because it would be a mistake of ours. `Finished` absorbs
/// everything.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Phase.Planning.class, name = "planning"),
  @JsonSubTypes.Type(value = Phase.AwaitingApproval.class, name = "awaiting_approval"),
  @JsonSubTypes.Type(value = Phase.Running.class, name = "running"),
  @JsonSubTypes.Type(value = Phase.Paused.class, name = "paused"),
  @JsonSubTypes.Type(value = Phase.Judging.class, name = "judging"),
  @JsonSubTypes.Type(value = Phase.AwaitingReview.class, name = "awaiting_review"),
  @JsonSubTypes.Type(value = Phase.Settling.class, name = "settling"),
  @JsonSubTypes.Type(value = Phase.Finished.class, name = "finished")
})
public sealed interface Phase {

  /// As users see it.
  @JsonIgnore
  JobStatus status();

  /// A phase that may end at any time.
  sealed interface Active extends Phase {
    default Phase settle(Outcome outcome, Instant until) {
      return new Settling(status(), outcome, until);
    }
  }

  /// The plan is being made.
  record Planning() implements Active {
    @Override
    public JobStatus status() {
      return JobStatus.PLANNING;
    }

    public Phase askApproval() {
      return new AwaitingApproval();
    }

    public Phase run() {
      return new Running(0);
    }
  }

  /// A person looks at the plan and its price.
  record AwaitingApproval() implements Active {
    @Override
    public JobStatus status() {
      return JobStatus.AWAITING_APPROVAL;
    }

    public Phase approve() {
      return new Running(0);
    }
  }

  /// Subtasks are out.
  ///
  /// @param round how often the judge has sent work back
  record Running(int round) implements Active {
    @Override
    public JobStatus status() {
      return JobStatus.RUNNING;
    }

    public Phase pause(String limit, Instant until) {
      return new Paused(round, limit, until);
    }

    public Phase judge() {
      return new Judging(round);
    }
  }

  /// A limit was reached, and a person may raise it.
  ///
  /// @param limit the field of the limit
  /// @param until when the job ends if nobody does
  record Paused(int round, String limit, Instant until) implements Active {
    @Override
    public JobStatus status() {
      return JobStatus.PAUSED;
    }

    public Phase resume() {
      return new Running(round);
    }
  }

  record Judging(int round) implements Active {
    @Override
    public JobStatus status() {
      return JobStatus.JUDGING;
    }

    public Phase revise() {
      return new Running(round + 1);
    }

    public Phase askReview() {
      return new AwaitingReview(round);
    }
  }

  /// A person looks at the answer.
  record AwaitingReview(int round) implements Active {
    @Override
    public JobStatus status() {
      return JobStatus.AWAITING_REVIEW;
    }
  }

  /// The outcome is known; attempts still out are waited for, so that the bill is right.
  ///
  /// @param was the status until now, and what users still see
  /// @param until when those that have not reported are written off at their upper bound
  record Settling(JobStatus was, Outcome outcome, Instant until) implements Phase {
    @Override
    public JobStatus status() {
      return was;
    }

    public Phase finish(Instant at) {
      return new Finished(outcome.status(), at);
    }
  }

  /// Nothing follows.
  record Finished(JobStatus status, Instant at) implements Phase {}
}
