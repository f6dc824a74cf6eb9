package io.tierworks.common.model.openai;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where a model answers, under which name, and how that server differs from OpenAI's.
///
/// @param baseUrl up to and without `chat/completions`, such as `https://api.openai.com/v1`
/// @param apiKey null or empty for a server that wants none; shown by no text of this package
/// @param model as the endpoint names it
public record OpenAiEndpoint(
    URI baseUrl, @Nullable String apiKey, String model, ApiDialect dialect) {

  public OpenAiEndpoint {
    if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
      throw new IllegalArgumentException("the base URL begins with http:// or https://");
    }
    if (baseUrl.getRawQuery() != null || baseUrl.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the base URL has no user and no query; keys go into apiKey or the extra headers");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("the model's name is blank");
    }
    if (apiKey != null && !apiKey.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "the API key holds a space, a line break or another character that no header can carry");
    }
  }

  /// An endpoint without dialect.
  public static OpenAiEndpoint of(URI baseUrl, @Nullable String apiKey, String model) {
    return new OpenAiEndpoint(baseUrl, apiKey, model, ApiDialect.OPENAI);
  }

  /// Without the key.
  @Override
  public String toString() {
    return model + " at " + baseUrl;
  }
}
