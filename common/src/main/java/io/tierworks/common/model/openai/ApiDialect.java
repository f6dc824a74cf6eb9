package io.tierworks.common.model.openai;

import io.tierworks.common.settings.Settings;
import org.jspecify.annotations.Nullable;

/// How the API of an endpoint differs from OpenAI's.
///
/// @param tokenLimitField of chat completions; responses have one of their own
/// @param reasoningEffort sent as it is; null leaves the choice to the server
public record ApiDialect(
    Api api,
    TokenLimitField tokenLimitField,
    JsonMode jsonMode,
    @Nullable String reasoningEffort,
    RequestExtras extras) {

  /// The API that the endpoint is called by.
  public enum Api {
    /// `chat/completions`, which compatible servers have.
    CHAT,
    /// `responses`, which allows tools together with reasoning.
    RESPONSES
  }

  /// The field that limits the tokens of the answer.
  public enum TokenLimitField {
    /// `max_completion_tokens`, the only field that OpenAI's reasoning models accept.
    MAX_COMPLETION_TOKENS,
    /// `max_tokens`, the only field that Ollama and older servers know.
    MAX_TOKENS
  }

  /// How the model learns the schema of the answer.
  public enum JsonMode {
    /// `response_format` with the schema.
    SCHEMA,
    /// `response_format: json_object`, and the schema as text in the system message.
    OBJECT,
    /// The schema only as text in the system message.
    NONE
  }

  /// Chat completions without extras.
  public ApiDialect(
      TokenLimitField tokenLimitField, JsonMode jsonMode, @Nullable String reasoningEffort) {
    this(Api.CHAT, tokenLimitField, jsonMode, reasoningEffort, RequestExtras.NONE);
  }

  /// The same dialect of another API.
  public ApiDialect by(Api other) {
    return new ApiDialect(other, tokenLimitField, jsonMode, reasoningEffort, extras);
  }

  /// OpenAI's own service, from the GPT-5.4 family on.
  public static final ApiDialect OPENAI =
      new ApiDialect(TokenLimitField.MAX_COMPLETION_TOKENS, JsonMode.SCHEMA, null);

  public static ApiDialect from(Settings settings, String tier) {
    var at = "tier." + tier + ".";
    var effort = settings.text(at + "reasoning-effort");
    return new ApiDialect(
        settings.choice(at + "api", Api.class),
        settings.choice(at + "token-field", TokenLimitField.class),
        settings.choice(at + "json-mode", JsonMode.class),
        effort.isBlank() ? null : effort,
        RequestExtras.from(settings, tier));
  }
}
