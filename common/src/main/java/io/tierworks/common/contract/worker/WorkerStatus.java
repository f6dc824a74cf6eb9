package io.tierworks.common.contract.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tierworks.common.contract.json.Required;
import io.tierworks.common.contract.subtask.AttemptId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What keeps leases alive: workers' heartbeats, and the planner's ticks by which their silence is
/// counted.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerStatus.Heartbeat.class, name = "heartbeat"),
  @JsonSubTypes.Type(value = WorkerStatus.Left.class, name = "left"),
  @JsonSubTypes.Type(value = WorkerStatus.FenceMarker.class, name = "silent"),
  @JsonSubTypes.Type(value = WorkerStatus.Tick.class, name = "tick")
})
public sealed interface WorkerStatus {

  /// @param slots how many calls the worker can run at once
  /// @param inFlight how many it runs now
  /// @param endpoint how the model's endpoint treats it; null when the worker does not say
  record Heartbeat(
      String worker,
      String tier,
      int slots,
      int inFlight,
      boolean draining,
      @Nullable Endpoint endpoint,
      Instant at)
      implements WorkerStatus {
    public Heartbeat {
      Required.field(worker, "worker");
      Required.field(tier, "tier");
    }
  }

  /// @param places how many calls it is let make at once now; as many as slots when all is well
  /// @param turnedAway how many times in a row it was turned away (429, or no connection) since a
  ///   call got through
  record Endpoint(int places, int turnedAway) {}

  /// The worker is gone; the attempts it could not finish are handed back by name.
  record Left(String worker, String tier, List<AttemptId> handedBack, Instant at)
      implements WorkerStatus {
    public Left {
      Required.field(worker, "worker");
      Required.field(tier, "tier");
      handedBack = handedBack == null ? List.of() : List.copyOf(handedBack);
    }
  }

  /// The planner's word that a worker has fallen silent: written behind the worker's reports, into
  /// each partition of `subtask.results` it has to do with.
  ///
  /// @param mark told apart from other marks by it
  record FenceMarker(String worker, String mark, Instant at) implements WorkerStatus {
    /// As a CloudEvent.
    public static final String TYPE = "worker.silent";

    public FenceMarker {
      Required.field(worker, "worker");
      Required.field(mark, "mark");
    }
  }

  /// The planner's clock, read back from the broker: when the broker stands still, so do the
  /// leases. Also what work this planner has for each tier, so that every planner knows of all.
  record Tick(String planner, long number, List<Load> loads, Instant at) implements WorkerStatus {
    public Tick {
      Required.field(planner, "planner");
      loads = loads == null ? List.of() : List.copyOf(loads);
    }
  }

  /// Work of one planner for one tier.
  ///
  /// @param out attempts that are released and have not ended
  /// @param ready subtasks that have all they need and are not released
  /// @param callMillis how long one call takes on average
  record Load(String tier, int out, int ready, long callMillis) {
    public Load {
      Required.field(tier, "tier");
    }

    public int calls() {
      return out + ready;
    }

    /// What one slot would need for all of them.
    public long workMillis() {
      return callMillis * calls();
    }
  }
}
