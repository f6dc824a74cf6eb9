package io.tierworks.simulator.bill;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request as the provider saw it.
///
/// @param model null if the request named none
/// @param truth where the answer was known from; null for what was made from the prompt
/// @param cost in nano-dollars; zero if not billed
public record LedgerEntry(
    String requestId,
    @Nullable String clientRequestId,
    @Nullable String model,
    @Nullable String kind,
    int status,
    @Nullable String fault,
    @Nullable String truth,
    Usage usage,
    long cost,
    Instant at,
    boolean billed) {

  /// As the admin API shows it and the ledger file keeps it; the cost in dollars.
  @JsonValue
  ObjectNode json() {
    var json = Json.object().put("requestId", requestId);
    json.put("clientRequestId", clientRequestId).put("model", model).put("kind", kind);
    json.put("status", status).put("fault", fault).put("truth", truth);
    json.put("inputTokens", usage.input()).put("cachedTokens", usage.cached());
    json.put("outputTokens", usage.output()).put("reasoningTokens", usage.reasoning());
    json.put("cost", Price.dollars(cost)).put("at", at.toString());
    return json.put("billed", billed);
  }

  static LedgerEntry read(JsonNode json) {
    return new LedgerEntry(
        json.path("requestId").asText(),
        json.path("clientRequestId").textValue(),
        json.path("model").textValue(),
        json.path("kind").textValue(),
        json.path("status").asInt(),
        json.path("fault").textValue(),
        json.path("truth").textValue(),
        new Usage(
            json.path("inputTokens").asInt(),
            json.path("cachedTokens").asInt(),
            json.path("outputTokens").asInt(),
            json.path("reasoningTokens").asInt()),
        json.path("cost").decimalValue().movePointRight(9).longValue(),
        Instant.parse(json.path("at").asText()),
        json.path("billed").asBoolean());
  }
}
