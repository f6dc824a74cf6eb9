package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tierworks.common.contract.json.Required;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.cost.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command on a job, on the topic `job.commands`, keyed by job id. `by` names who gives it,
/// `note` and `reason` say why; each is null when the sender leaves it out.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JobCommand.Accept.class, name = "accept"),
  @JsonSubTypes.Type(value = JobCommand.Cancel.class, name = "cancel"),
  @JsonSubTypes.Type(value = JobCommand.Approve.class, name = "approve"),
  @JsonSubTypes.Type(value = JobCommand.Review.class, name = "review"),
  @JsonSubTypes.Type(value = JobCommand.Revise.class, name = "revise"),
  @JsonSubTypes.Type(value = JobCommand.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = JobCommand.RaiseLimit.class, name = "raise_limit"),
  @JsonSubTypes.Type(value = JobCommand.Redrive.class, name = "redrive")
})
public sealed interface JobCommand {
  String id();

  /// Starts a valid job.
  ///
  /// @param digest SHA-256 of the canonical body: the same for messages that ask for the same
  /// @param trace of the user's message; null when it has none
  record Accept(String id, Job job, String digest, Instant receivedAt, @Nullable TraceContext trace)
      implements JobCommand {
    public Accept {
      Required.field(id, "id");
      Required.field(job, "job");
      Required.field(digest, "digest");
      Required.field(receivedAt, "receivedAt");
    }
  }

  record Cancel(String id, @Nullable String by, @Nullable String reason) implements JobCommand {
    public Cancel {
      Required.field(id, "id");
    }
  }

  /// A person approves or rejects the plan.
  record Approve(String id, boolean approved, @Nullable String by, @Nullable String note)
      implements JobCommand {
    public Approve {
      Required.field(id, "id");
    }
  }

  /// A person accepts or rejects an answer.
  ///
  /// @param subtask whose answer waits; null for the answer of the job
  record Review(
      String id,
      boolean accepted,
      @Nullable String by,
      @Nullable String note,
      @Nullable String subtask)
      implements JobCommand {
    public Review {
      Required.field(id, "id");
    }

    /// Of the answer of the job.
    public Review(String id, boolean accepted, @Nullable String by, @Nullable String note) {
      this(id, accepted, by, note, null);
    }
  }

  /// A person sends a plan or an answer back that waits for a decision.
  ///
  /// @param note what has to change
  record Revise(String id, String note, @Nullable String by) implements JobCommand {
    public Revise {
      Required.field(id, "id");
      Required.field(note, "note");
    }
  }

  /// Answers a question of a call that lacks information.
  ///
  /// @param subtask that asks; null if the job has only one question
  record Answer(String id, @Nullable String subtask, String answer, @Nullable String by)
      implements JobCommand {
    public Answer {
      Required.field(id, "id");
      Required.field(answer, "answer");
    }
  }

  /// Raises the limits of an open job.
  ///
  /// @param maxCost the new cap; null keeps it
  /// @param maxTime the new time limit, counted from acceptance; null keeps it
  record RaiseLimit(
      String id, @Nullable Money maxCost, @Nullable Duration maxTime, @Nullable String by)
      implements JobCommand {
    public RaiseLimit {
      Required.field(id, "id");
      if (maxCost == null) {
        Required.field(maxTime, "maxTime");
      }
    }
  }

  /// Tries a subtask again that was given up.
  ///
  /// @param subtask its id, as in the gap or the dead letter
  record Redrive(String id, String subtask, @Nullable String by) implements JobCommand {
    public Redrive {
      Required.field(id, "id");
      Required.field(subtask, "subtask");
    }
  }
}
