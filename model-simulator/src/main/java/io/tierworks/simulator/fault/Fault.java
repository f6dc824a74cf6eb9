package io.tierworks.simulator.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of the fault menu: what goes wrong, how often, and for which requests. A filter that
/// is null lets every request through.
///
/// @param rate 0 to 1; null is 1
/// @param times only so many, then off
/// @param schema only requests whose `json_schema` has this name
/// @param retryAfter seconds, for `429`
/// @param seconds how long `slow` and `stall` last
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
    FaultKind kind,
    @Nullable Double rate,
    @Nullable Integer times,
    @Nullable String model,
    @Nullable String schema,
    @Nullable Double retryAfter,
    @Nullable Double seconds) {
  private static final double STALL_SECONDS = 300;

  public Fault {
    if (kind == null) {
      throw new IllegalArgumentException("a fault needs a kind: " + FaultKind.known());
    }
    if (rate != null && !(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("fault rate must be 0 to 1, not " + rate);
    }
    if (times != null && times < 0) {
      throw new IllegalArgumentException("fault times must not be negative");
    }
  }

  /// Reads `{"faults":[{"kind":"429","rate":0.1,"retryAfter":2}]}`.
  ///
  /// @throws IllegalArgumentException naming the fault that is unknown or out of range
  public static List<Fault> list(JsonNode json) {
    try {
      return List.of(Json.MAPPER.treeToValue(json.required("faults"), Fault[].class));
    } catch (JsonProcessingException e) {
      throw e.getCause() instanceof IllegalArgumentException ours
          ? ours
          : new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  boolean concerns(String modelId, @Nullable String schemaName) {
    return (kind != FaultKind.CYCLIC_PLAN || "plan".equals(schemaName))
        && (model == null || model.equals(modelId))
        && (schema == null || schema.equals(schemaName));
  }

  double share() {
    return rate == null ? 1 : rate;
  }

  /// How long it lasts: by default `slow` 10 seconds, `stall` 300.
  public double duration() {
    return seconds != null ? seconds : kind == FaultKind.STALL ? STALL_SECONDS : 10;
  }
}
