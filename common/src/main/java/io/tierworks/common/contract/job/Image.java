package io.tierworks.common.contract.job;

import org.jspecify.annotations.Nullable;

/// An image, by address or as base64 `data` with its `mediaType`.
///
/// @param detail `low`, `high` or `auto`; null leaves the choice to the model adapter
public record Image(
    @Nullable String url,
    @Nullable String data,
    @Nullable String mediaType,
    @Nullable String detail) {
  /// Tokens of an image in low detail, with a margin.
  private static final int SMALL = 300;

  /// 1,536 patches at the largest multiplier that OpenAI lists (2.46, the nano models).
  private static final int LARGE = 3_800;

  /// The most input tokens that a provider counts for this image.
  public long tokenBound() {
    return "low".equals(detail) ? SMALL : LARGE;
  }
}
