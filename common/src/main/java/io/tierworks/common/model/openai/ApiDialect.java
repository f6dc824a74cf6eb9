package io.tierworks.common.model.openai;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an endpoint differs from others that speak the same protocol.
///
/// @param strict whether the server enforces a schema that meets the strict rules
/// @param reasoningEffort sent as it is; null leaves the choice to the server
/// @param serviceTier `flex`, `priority`, ...; null leaves the choice to the server
/// @param extraHeaders sent with each call; values may be secret and are shown nowhere
public record ApiDialect(
    TokenLimitField tokenLimitField,
    JsonMode jsonMode,
    boolean strict,
    @Nullable String reasoningEffort,
    @Nullable String serviceTier,
    Map<String, String> extraHeaders) {

  /// The field that bounds the answer.
  public enum TokenLimitField {
    /// `max_completion_tokens`: OpenAI's reasoning models accept nothing else.
    MAX_COMPLETION_TOKENS,
    /// `max_tokens`: Ollama and older servers know nothing else.
    MAX_TOKENS
  }

  /// How the answer's schema reaches the model.
  public enum JsonMode {
    /// `response_format` with the schema.
    SCHEMA,
    /// `response_format: json_object`, the schema as text in the system message.
    OBJECT,
    /// The schema only as text in the system message.
    NONE
  }

  /// OpenAI's own service from the GPT-5.4 family on.
  public static final ApiDialect OPENAI =
      new ApiDialect(
          TokenLimitField.MAX_COMPLETION_TOKENS, JsonMode.SCHEMA, true, null, null, Map.of());

  public ApiDialect {
    extraHeaders = Map.copyOf(extraHeaders);
  }

  public ApiDialect withTokenLimitField(TokenLimitField field) {
    return new ApiDialect(field, jsonMode, strict, reasoningEffort, serviceTier, extraHeaders);
  }

  public ApiDialect withJsonMode(JsonMode mode) {
    return new ApiDialect(
        tokenLimitField, mode, strict, reasoningEffort, serviceTier, extraHeaders);
  }

  public ApiDialect withStrict(boolean enforced) {
    return new ApiDialect(
        tokenLimitField, jsonMode, enforced, reasoningEffort, serviceTier, extraHeaders);
  }

  public ApiDialect withReasoningEffort(@Nullable String effort) {
    return new ApiDialect(tokenLimitField, jsonMode, strict, effort, serviceTier, extraHeaders);
  }

  public ApiDialect withServiceTier(@Nullable String tier) {
    return new ApiDialect(tokenLimitField, jsonMode, strict, reasoningEffort, tier, extraHeaders);
  }

  public ApiDialect withExtraHeaders(Map<String, String> headers) {
    return new ApiDialect(tokenLimitField, jsonMode, strict, reasoningEffort, serviceTier, headers);
  }

  /// With the names of the extra headers, not their values.
  @Override
  public String toString() {
    return "%s, %s, strict=%s, reasoningEffort=%s, serviceTier=%s, extraHeaders=%s"
        .formatted(
            tokenLimitField, jsonMode, strict, reasoningEffort, serviceTier, extraHeaders.keySet());
  }
}
