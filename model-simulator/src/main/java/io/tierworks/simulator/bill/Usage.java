package io.tierworks.simulator.bill;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Tokens of one request: `cached` is part of `input`, `reasoning` is part of `output`.
public record Usage(
    @JsonProperty("inputTokens") int input,
    @JsonProperty("cachedTokens") int cached,
    @JsonProperty("outputTokens") int output,
    @JsonProperty("reasoningTokens") int reasoning) {
  public static final Usage NONE = new Usage(0, 0, 0, 0);

  public int total() {
    return input + output;
  }
}
