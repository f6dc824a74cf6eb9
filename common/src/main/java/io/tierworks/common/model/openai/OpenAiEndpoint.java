package io.tierworks.common.model.openai;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The address, the key and the model name of an endpoint, and its API dialect.
///
/// @param baseUrl the address without `chat/completions`, such as `https://api.openai.com/v1`
/// @param apiKey null or empty for a server without keys; never shown in a text
/// @param model as the endpoint names it
public record OpenAiEndpoint(
    URI baseUrl, @Nullable String apiKey, String model, ApiDialect dialect, HttpRoute route) {

  /// Reached directly.
  public OpenAiEndpoint(URI baseUrl, @Nullable String apiKey, String model, ApiDialect dialect) {
    this(baseUrl, apiKey, model, dialect, HttpRoute.DIRECT);
  }

  public OpenAiEndpoint {
    if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
      throw new IllegalArgumentException("the base URL must begin with http:// or https://");
    }
    if (baseUrl.getRawQuery() != null || baseUrl.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the base URL must have no user and no query; the key belongs into apiKey");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("the model name must not be blank");
    }
    if (apiKey != null && !apiKey.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "the API key must consist of printable ASCII characters without spaces");
    }
  }

  /// @throws InvalidSettings naming the keys that may be wrong
  public static OpenAiEndpoint from(Settings settings, String tier) {
    var at = "tier." + tier + ".";
    try {
      return new OpenAiEndpoint(
          settings.address(at + "url"),
          settings.secret(at + "key").value(),
          settings.text(at + "model"),
          ApiDialect.from(settings, tier),
          HttpRoute.from(settings, tier));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettings(
          "%1$surl, %1$skey or %1$smodel: %2$s".formatted(at, e.getMessage()));
    }
  }

  /// Without the key.
  @Override
  public String toString() {
    return model + " at " + baseUrl;
  }
}
