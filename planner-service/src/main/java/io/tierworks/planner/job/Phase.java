package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.JobStatus;
import java.time.Instant;

/// The phase of a job. Each record overrides the transitions that are legal in it. [Finished] has
/// none.
///
/// All other transitions throw an [IllegalStateException], because only a fault in the planner can
/// cause them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Phase.Planning.class, name = "planning"),
  @JsonSubTypes.Type(value = Phase.AwaitingApproval.class, name = "awaiting_approval"),
  @JsonSubTypes.Type(value = Phase.Running.class, name = "running"),
  @JsonSubTypes.Type(value = Phase.Paused.class, name = "paused"),
  @JsonSubTypes.Type(value = Phase.Judging.class, name = "judging"),
  @JsonSubTypes.Type(value = Phase.Summarising.class, name = "summarising"),
  @JsonSubTypes.Type(value = Phase.AwaitingReview.class, name = "awaiting_review"),
  @JsonSubTypes.Type(value = Phase.AwaitingInfo.class, name = "awaiting_info"),
  @JsonSubTypes.Type(value = Phase.Settling.class, name = "settling"),
  @JsonSubTypes.Type(value = Phase.Finished.class, name = "finished")
})
public sealed interface Phase {

  /// The status that users see.
  default JobStatus status() {
    return switch (this) {
      case Planning _ -> JobStatus.PLANNING;
      case AwaitingApproval _ -> JobStatus.AWAITING_APPROVAL;
      case Running _ -> JobStatus.RUNNING;
      case Paused _ -> JobStatus.PAUSED;
      case Judging _, Summarising _ -> JobStatus.JUDGING;
      case AwaitingReview _ -> JobStatus.AWAITING_REVIEW;
      case AwaitingInfo _ -> JobStatus.AWAITING_INFO;
      case Settling settling -> settling.was();
      case Finished finished -> finished.status();
    };
  }

  /// How often the judge has sent subtasks back.
  default int round() {
    return 0;
  }

  default Phase requestApproval(Question question) {
    throw illegal("request approval");
  }

  default Phase approve() {
    throw illegal("approve");
  }

  default Phase pause(Limit limit, Instant until) {
    throw illegal("pause");
  }

  default Phase resume() {
    throw illegal("resume");
  }

  default Phase awaitInfo(Instant since) {
    throw illegal("await info");
  }

  default Phase judge() {
    throw illegal("judge");
  }

  default Phase summarise() {
    throw illegal("summarise");
  }

  default Phase revise() {
    throw illegal("revise");
  }

  default Phase requestReview(Question question, Outcome proposed) {
    throw illegal("request review");
  }

  default Phase settle(Outcome outcome, Instant until) {
    throw illegal("settle");
  }

  default Phase finish(Instant at) {
    throw illegal("finish");
  }

  private IllegalStateException illegal(String transition) {
    return new IllegalStateException("cannot " + transition + " in " + this);
  }

  /// A phase that may end at any time.
  sealed interface Active extends Phase {
    @Override
    default Phase settle(Outcome outcome, Instant until) {
      return new Settling(status(), outcome, until);
    }
  }

  /// What a person is asked.
  ///
  /// @param until when the job's review policy decides if nobody has
  /// @param byDefault what it then decides
  record Question(Instant since, Instant until, DefaultDecision byDefault) {}

  /// The flagship makes a plan.
  record Planning() implements Active {
    @Override
    public Phase pause(Limit limit, Instant until) {
      return new Paused(this, limit, until);
    }

    @Override
    public Phase awaitInfo(Instant since) {
      return new AwaitingInfo(this, since);
    }

    @Override
    public Phase requestApproval(Question question) {
      return new AwaitingApproval(question);
    }

    @Override
    public Phase approve() {
      return new Running(0);
    }
  }

  /// A person decides on the plan and its price.
  record AwaitingApproval(Question question) implements Active {
    @Override
    public Phase revise() {
      return new Planning();
    }

    @Override
    public Phase approve() {
      return new Running(0);
    }
  }

  /// Workers answer subtasks.
  record Running(int round) implements Active {
    @Override
    public Phase pause(Limit limit, Instant until) {
      return new Paused(this, limit, until);
    }

    @Override
    public Phase awaitInfo(Instant since) {
      return new AwaitingInfo(this, since);
    }

    @Override
    public Phase judge() {
      return new Judging(round);
    }

    @Override
    public Phase requestReview(Question question, Outcome proposed) {
      return new AwaitingReview(round, question, proposed);
    }
  }

  /// The job reached a limit that a person may raise.
  ///
  /// @param was the phase that goes on when somebody does
  /// @param until when the job ends if nobody raises it
  record Paused(Active was, Limit limit, Instant until) implements Active {
    @Override
    public int round() {
      return was.round();
    }

    @Override
    public Phase resume() {
      return was;
    }

    @Override
    public Phase requestReview(Question question, Outcome proposed) {
      return new AwaitingReview(round(), question, proposed);
    }
  }

  /// Nothing can run until the submitter answers a question. The job's time stands still.
  ///
  /// @param was the phase that goes on then
  record AwaitingInfo(Active was, Instant since) implements Active {
    @Override
    public int round() {
      return was.round();
    }

    @Override
    public Phase resume() {
      return was;
    }
  }

  /// The flagship judges the results.
  record Judging(int round) implements Active {
    @Override
    public Phase summarise() {
      return new Summarising(round);
    }

    @Override
    public Phase revise() {
      return new Running(round + 1);
    }

    @Override
    public Phase requestReview(Question question, Outcome proposed) {
      return new AwaitingReview(round, question, proposed);
    }
  }

  /// Models summarise results that are too long for the judge.
  record Summarising(int round) implements Active {
    @Override
    public Phase judge() {
      return new Judging(round);
    }
  }

  /// A person decides on the answer.
  ///
  /// @param proposed how the job ends if the person approves
  record AwaitingReview(int round, Question question, Outcome proposed) implements Active {
    @Override
    public Phase judge() {
      return new Judging(round);
    }

    /// One call answers the job, without a judge.
    @Override
    public Phase revise() {
      return new Running(round);
    }
  }

  /// The outcome is known. The job waits for open attempts, so that the bill is complete.
  ///
  /// @param was the status before, which users still see
  /// @param until when the attempts that have not reported are billed at their upper bound
  record Settling(JobStatus was, Outcome outcome, Instant until) implements Phase {
    @Override
    public Phase finish(Instant at) {
      return new Finished(outcome.status(), at);
    }
  }

  /// The job has its result.
  record Finished(JobStatus status, Instant at) implements Phase {}
}
