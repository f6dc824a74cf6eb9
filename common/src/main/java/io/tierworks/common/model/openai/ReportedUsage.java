package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import io.tierworks.common.cost.Usage;
import org.jspecify.annotations.Nullable;

/// Reads the tokens that an endpoint reports; null when it reports none or impossible numbers.
final class ReportedUsage {
  private ReportedUsage() {}

  static @Nullable Usage of(@Nullable OpenAiTokenUsage usage) {
    if (usage == null) {
      return null;
    }
    var in = usage.inputTokensDetails();
    var out = usage.outputTokensDetails();
    return of(
        usage.inputTokenCount(),
        in == null ? null : in.cachedTokens(),
        usage.outputTokenCount(),
        out == null ? null : out.reasoningTokens(),
        usage.totalTokenCount());
  }

  /// @param usage the `usage` object of a raw response of either API
  static @Nullable Usage of(JsonNode usage) {
    return usage.has("input_tokens")
        ? of(usage, "input_tokens", "output_tokens")
        : of(usage, "prompt_tokens", "completion_tokens");
  }

  private static @Nullable Usage of(JsonNode usage, String in, String out) {
    return of(
        count(usage.path(in)),
        count(usage.path(in + "_details").path("cached_tokens")),
        count(usage.path(out)),
        count(usage.path(out + "_details").path("reasoning_tokens")),
        count(usage.path("total_tokens")));
  }

  private static @Nullable Integer count(JsonNode number) {
    return number.canConvertToInt() ? number.intValue() : null;
  }

  /// Limits each part to its total. Some servers do not count reasoning as output; then the total
  /// minus the input is the output.
  private static @Nullable Usage of(
      @Nullable Integer input,
      @Nullable Integer cached,
      @Nullable Integer output,
      @Nullable Integer reasoning,
      @Nullable Integer total) {
    if (input == null || input < 0 || (output != null && output < 0)) {
      return null;
    }
    int out = Math.max(output == null ? 0 : output, total == null ? 0 : total - input);
    return new Usage(input, part(cached, input), out, part(reasoning, out));
  }

  private static long part(@Nullable Integer count, int whole) {
    return count == null ? 0 : Math.clamp(count, 0, whole);
  }
}
