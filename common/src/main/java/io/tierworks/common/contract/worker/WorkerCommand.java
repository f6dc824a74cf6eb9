package io.tierworks.common.contract.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tierworks.common.contract.json.Required;
import io.tierworks.common.contract.subtask.AttemptId;
import org.jspecify.annotations.Nullable;

/// A command of the planner to workers. Every worker reads all commands and obeys its own.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerCommand.CancelAttempt.class, name = "cancel"),
  @JsonSubTypes.Type(value = WorkerCommand.CancelJob.class, name = "cancel_job"),
  @JsonSubTypes.Type(value = WorkerCommand.Drain.class, name = "drain")
})
public sealed interface WorkerCommand {
  /// Cancels an attempt and closes its HTTP exchange.
  ///
  /// @param worker null when the planner does not know it: the worker that runs the attempt obeys
  record CancelAttempt(@Nullable String worker, AttemptId attempt) implements WorkerCommand {
    public CancelAttempt {
      Required.field(attempt, "attempt");
    }

    public CancelAttempt(AttemptId attempt) {
      this(null, attempt);
    }
  }

  record CancelJob(String job) implements WorkerCommand {
    public CancelJob {
      Required.field(job, "job");
    }
  }

  /// Tells a worker to take no more subtasks.
  record Drain(String worker) implements WorkerCommand {
    public Drain {
      Required.field(worker, "worker");
    }
  }
}
