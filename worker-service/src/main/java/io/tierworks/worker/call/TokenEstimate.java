package io.tierworks.worker.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.Image;
import io.tierworks.common.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How many input tokens a prompt has at most, without a tokenizer: a third of its UTF-8 bytes.
/// Common tokenizers need about a quarter for English and code, a third for most other scripts.
final class TokenEstimate {
  private static final int BYTES_PER_TOKEN = 3;
  private static final int FRAME = 64;
  private static final int SMALL_IMAGE = 300;

  /// 1,536 patches at the largest multiplier that OpenAI lists (2.46, the nano models).
  private static final int LARGE_IMAGE = 3_800;

  private TokenEstimate() {}

  static long inputTokens(Prompt prompt, JsonNode schema) {
    return FRAME
        + text(prompt.system())
        + text(prompt.user())
        + text(Wire.text(schema))
        + images(prompt.images());
  }

  private static long text(String text) {
    return Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, BYTES_PER_TOKEN);
  }

  private static long images(List<Image> images) {
    return images.stream()
        .mapToLong(image -> "low".equals(image.detail()) ? SMALL_IMAGE : LARGE_IMAGE)
        .sum();
  }
}
