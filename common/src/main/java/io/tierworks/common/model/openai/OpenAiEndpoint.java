package io.tierworks.common.model.openai;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The address, the key and the model name of an endpoint, and its API dialect.
///
/// @param baseUrl the address without `chat/completions`, such as `https://api.openai.com/v1`
/// @param apiKey null or empty for a server without keys; never shown in a text
/// @param model as the endpoint names it
public record OpenAiEndpoint(
    URI baseUrl, @Nullable String apiKey, String model, ApiDialect dialect) {

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

  /// Without the key.
  @Override
  public String toString() {
    return model + " at " + baseUrl;
  }
}
