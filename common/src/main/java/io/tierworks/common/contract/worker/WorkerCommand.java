package io.tierworks.common.contract.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tierworks.common.contract.json.Required;

/// What the planner tells workers. Every worker reads all and acts on its own.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerCommand.CancelAttempt.class, name = "cancel"),
  @JsonSubTypes.Type(value = WorkerCommand.CancelJob.class, name = "cancel_job"),
  @JsonSubTypes.Type(value = WorkerCommand.Drain.class, name = "drain")
})
public sealed interface WorkerCommand {
  /// Stop one attempt; its HTTP exchange is closed.
  record CancelAttempt(String worker, String attempt) implements WorkerCommand {
    public CancelAttempt {
      Required.field(attempt, "attempt");
    }
  }

  /// Stop every attempt of a job.
  record CancelJob(String job) implements WorkerCommand {
    public CancelJob {
      Required.field(job, "job");
    }
  }

  /// Take no more subtasks.
  record Drain(String worker) implements WorkerCommand {
    public Drain {
      Required.field(worker, "worker");
    }
  }
}
