package io.tierworks.worker.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.cost.TokenEstimate;

/// How many input tokens a prompt has at most.
final class InputBound {
  /// What a provider puts around messages and schema.
  private static final int FRAME = 64;

  private InputBound() {}

  static long of(Prompt prompt, JsonNode schema) {
    return FRAME
        + TokenEstimate.upperBound(prompt.system())
        + TokenEstimate.upperBound(prompt.user())
        + TokenEstimate.upperBound(Wire.text(schema))
        + prompt.images().stream().mapToLong(Image::tokenBound).sum();
  }
}
