package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The status of a subtask.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SubtaskStatus.Waiting.class, name = "waiting"),
  @JsonSubTypes.Type(value = SubtaskStatus.Open.class, name = "open"),
  @JsonSubTypes.Type(value = SubtaskStatus.Held.class, name = "held"),
  @JsonSubTypes.Type(value = SubtaskStatus.Asked.class, name = "asked"),
  @JsonSubTypes.Type(value = SubtaskStatus.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = SubtaskStatus.GivenUp.class, name = "given_up")
})
public sealed interface SubtaskStatus {

  /// Not released, or taken back until its input is there again.
  ///
  /// @param earlier the accepted answer of the round before
  record Waiting(@Nullable Accepted earlier) implements SubtaskStatus {}

  /// Released: an attempt is out or about to be issued.
  ///
  /// @param earlier the accepted answer that a revision is to improve
  /// @param since the first attempt of this round
  /// @param retry why the latest attempt was issued; null for the first one
  /// @param candidate an answer that its chain has not decided on; null without one
  record Open(
      @Nullable Accepted earlier,
      int since,
      @Nullable Retry retry,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Candidate candidate)
      implements SubtaskStatus {

    /// Without a candidate.
    public Open(@Nullable Accepted earlier, int since, @Nullable Retry retry) {
      this(earlier, since, retry, null);
    }

    public Open with(Candidate next) {
      return new Open(earlier, since, retry, next);
    }
  }

  /// The next attempt waits for budget or time.
  ///
  /// @param earlier the accepted answer that a revision is to improve
  /// @param since the first attempt of this round
  /// @param worstCase of the next attempt
  record Held(@Nullable Accepted earlier, int since, Retry retry, Money worstCase)
      implements SubtaskStatus {}

  /// The next attempt waits for the submitter's answer to a question.
  ///
  /// @param earlier the accepted answer that a revision is to improve
  /// @param since the first attempt of this round
  /// @param retry why the attempt that asks was issued; null for the first one
  record Asked(@Nullable Accepted earlier, int since, @Nullable Retry retry)
      implements SubtaskStatus {}

  /// Answered.
  ///
  /// @param checks the verdicts of its chain; empty if the chain is its schema alone
  record Accepted(
      AttemptId attempt,
      String tier,
      JsonNode output,
      Usage usage,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Check> checks)
      implements SubtaskStatus {
    public Accepted {
      checks = checks == null ? List.of() : List.copyOf(checks);
    }
  }

  /// Ended without an answer.
  ///
  /// @param refused whether the last attempt had an answer that was not good enough
  record GivenUp(
      GapReason reason,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean refused)
      implements SubtaskStatus {
    public GivenUp {
      detail = detail == null ? "" : detail;
    }

    /// For a reason that says itself whether an answer was refused.
    public static GivenUp of(GapReason reason, String detail) {
      return new GivenUp(reason, detail, reason.isOfTheAnswer());
    }
  }

  /// A further attempt of a subtask.
  ///
  /// @param tier that makes it
  /// @param note feedback for the worker; may be empty
  /// @param previous the answer before, if there was one
  record Retry(String tier, RetryReason reason, String note, @Nullable JsonNode previous) {
    public Retry {
      note = note == null ? "" : note;
    }

    /// The same at another tier.
    public Retry at(String next) {
      return new Retry(next, reason, note, previous);
    }

    /// An attempt that is told nothing of the one before.
    public static Retry of(String tier, RetryReason reason) {
      return new Retry(tier, reason, "", null);
    }
  }
}
