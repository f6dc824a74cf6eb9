package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tierworks.common.contract.JobStatus;
import java.time.Instant;

/// Where a job is in its life. The legal transitions are the methods; whatever a phase does not
/// allow throws, because it would be a mistake of ours. `Finished` absorbs everything.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Phase.Planning.class, name = "planning"),
  @JsonSubTypes.Type(value = Phase.AwaitingApproval.class, name = "awaiting_approval"),
  @JsonSubTypes.Type(value = Phase.Running.class, name = "running"),
  @JsonSubTypes.Type(value = Phase.Judging.class, name = "judging"),
  @JsonSubTypes.Type(value = Phase.AwaitingReview.class, name = "awaiting_review"),
  @JsonSubTypes.Type(value = Phase.Settling.class, name = "settling"),
  @JsonSubTypes.Type(value = Phase.Finished.class, name = "finished")
})
public sealed interface Phase {

  /// As users see it.
  @JsonIgnore
  JobStatus status();

  default Phase settle(Outcome outcome, Instant until) {
    return new Settling(status(), outcome, until);
  }

  default Phase finish(JobStatus finalStatus, Instant at) {
    return new Finished(finalStatus, at);
  }

  /// The plan is being made.
  record Planning() implements Phase {
    @Override
    public JobStatus status() {
      return JobStatus.PLANNING;
    }

    Phase askApproval() {
      return new AwaitingApproval();
    }

    Phase run() {
      return new Running(0);
    }
  }

  /// A person looks at the plan and its price.
  record AwaitingApproval() implements Phase {
    @Override
    public JobStatus status() {
      return JobStatus.AWAITING_APPROVAL;
    }

    Phase approve() {
      return new Running(0);
    }
  }

  /// Subtasks are out.
  ///
  /// @param round how often the judge has sent work back
  record Running(int round) implements Phase {
    @Override
    public JobStatus status() {
      return JobStatus.RUNNING;
    }

    Phase judge() {
      return new Judging(round);
    }
  }

  record Judging(int round) implements Phase {
    @Override
    public JobStatus status() {
      return JobStatus.JUDGING;
    }

    Phase revise() {
      return new Running(round + 1);
    }

    Phase askReview() {
      return new AwaitingReview(round);
    }
  }

  /// A person looks at the answer.
  record AwaitingReview(int round) implements Phase {
    @Override
    public JobStatus status() {
      return JobStatus.AWAITING_REVIEW;
    }
  }

  /// The outcome is known; attempts still out are waited for, so that the bill is right.
  ///
  /// @param until when those that have not reported are written off at their upper bound
  record Settling(JobStatus status, Outcome outcome, Instant until) implements Phase {
    @Override
    public Phase settle(Outcome other, Instant otherUntil) {
      return this;
    }
  }

  record Finished(JobStatus status, Instant at) implements Phase {
    @Override
    public Phase settle(Outcome outcome, Instant until) {
      return this;
    }

    @Override
    public Phase finish(JobStatus finalStatus, Instant otherAt) {
      return this;
    }
  }
}
