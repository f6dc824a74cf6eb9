package io.tierworks.common.contract.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tierworks.common.contract.json.Required;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.FailureCode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Heartbeats of workers, and the planners' ticks that count how long a worker is silent.
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
  /// @param endpoint state of the model endpoint; null when the worker does not report it
  /// @param offer the tools of the worker; null when it has none
  record Heartbeat(
      String worker,
      String tier,
      int slots,
      int inFlight,
      boolean draining,
      @Nullable Endpoint endpoint,
      @Nullable ToolOffer offer,
      Instant at)
      implements WorkerStatus {
    public Heartbeat {
      Required.field(worker, "worker");
      Required.field(tier, "tier");
    }

    /// Of a worker without tools.
    public Heartbeat(
        String worker,
        String tier,
        int slots,
        int inFlight,
        boolean draining,
        @Nullable Endpoint endpoint,
        Instant at) {
      this(worker, tier, slots, inFlight, draining, endpoint, null, at);
    }
  }

  /// What a worker's subtasks may use.
  ///
  /// @param tools their names
  /// @param workspaces names of the folders that the tools can read
  record ToolOffer(Set<String> tools, Set<String> workspaces) {
    public static final ToolOffer NOTHING = new ToolOffer(Set.of(), Set.of());

    public ToolOffer {
      tools = Collections.unmodifiableSortedSet(new TreeSet<>(tools == null ? Set.of() : tools));
      workspaces =
          Collections.unmodifiableSortedSet(
              new TreeSet<>(workspaces == null ? Set.of() : workspaces));
    }
  }

  /// @param places calls that the adaptive limit allows at once; equal to `slots` without pressure
  /// @param turnedAway rejections in a row since the last call that got through
  /// @param code why the last call was turned away; null if calls get through
  /// @param until when calls may start again; null if they may now
  record Endpoint(int places, int turnedAway, @Nullable FailureCode code, @Nullable Instant until) {
    /// An endpoint that lets calls through.
    public static Endpoint open(int places) {
      return new Endpoint(places, 0, null, null);
    }
  }

  /// The worker has left and hands back the attempts that it did not finish.
  record Left(String worker, String tier, List<AttemptId> handedBack, Instant at)
      implements WorkerStatus {
    public Left {
      Required.field(worker, "worker");
      Required.field(tier, "tier");
      handedBack = List.copyOf(handedBack);
    }
  }

  /// The planner asks what is left of something, behind all reports that a partition of
  /// `subtask.results` holds when it asks.
  ///
  /// @param mark told apart from other marks by it
  record FenceMarker(@JsonProperty("worker") Fenced fenced, String mark, Instant at)
      implements WorkerStatus {
    /// As a CloudEvent.
    public static final String TYPE = "worker.silent";

    public FenceMarker {
      Required.field(fenced, "worker");
      Required.field(mark, "mark");
    }
  }

  /// What a fence marker is about. In JSON it is the name of the worker, or `nobody`.
  sealed interface Fenced {
    /// Attempts that no worker has begun.
    record Unclaimed() implements Fenced {
      private static final String NAME = "nobody";

      @Override
      public String name() {
        return NAME;
      }
    }

    /// Attempts of a worker that has fallen silent.
    record Worker(String name) implements Fenced {}

    @JsonValue
    String name();

    @JsonCreator
    static Fenced of(String name) {
      return name.equals(Unclaimed.NAME) ? new Unclaimed() : new Worker(name);
    }
  }

  /// One tick of the planner's clock, read back from the broker, so that leases do not expire while
  /// the broker stalls. It also tells all planners how much work this planner has for each tier.
  record Tick(String planner, long number, List<Load> loads, Instant at) implements WorkerStatus {
    public Tick {
      Required.field(planner, "planner");
      loads = List.copyOf(loads);
    }
  }

  /// The work that one planner has for one tier.
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

    /// The time that one slot needs for all calls.
    public long workMillis() {
      return callMillis * calls();
    }
  }
}
