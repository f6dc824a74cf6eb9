package io.tierworks.worker;

import io.tierworks.common.model.Model;
import io.tierworks.common.model.openai.ApiDialect;
import io.tierworks.common.model.openai.ApiDialect.JsonMode;
import io.tierworks.common.model.openai.ApiDialect.TokenLimitField;
import io.tierworks.common.model.openai.OpenAiEndpoint;
import io.tierworks.common.model.openai.OpenAiModel;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;

/// From a tier's settings to its model.
final class ModelFactory {
  private ModelFactory() {}

  static Model connect(Settings settings, TierSettings tier) {
    try {
      return OpenAiModel.connect(
          new OpenAiEndpoint(tier.url(), tier.key(settings).value(), tier.model(), dialect(tier)));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettings(
          "tier.%s.url, .key or .model: %s".formatted(tier.name(), e.getMessage()));
    }
  }

  private static ApiDialect dialect(TierSettings tier) {
    var mode =
        switch (tier.jsonMode()) {
          case "object" -> JsonMode.OBJECT;
          case "none" -> JsonMode.NONE;
          default -> JsonMode.SCHEMA;
        };
    var limit =
        tier.tokenField().equals("max_tokens")
            ? TokenLimitField.MAX_TOKENS
            : TokenLimitField.MAX_COMPLETION_TOKENS;
    return new ApiDialect(
        limit, mode, tier.reasoningEffort().isBlank() ? null : tier.reasoningEffort());
  }
}
