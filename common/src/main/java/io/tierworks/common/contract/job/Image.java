package io.tierworks.common.contract.job;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An image, by address or as base64 `data`. The first bytes of the data decide its `mediaType`.
///
/// @param detail null leaves the choice to the model adapter
public record Image(
    @Nullable String url,
    @Nullable String data,
    @Nullable String mediaType,
    @Nullable Detail detail) {
  /// Pixels of a patch's side. OpenAI counts patches, and multiplies them by a factor of the model.
  private static final int PATCH = 32;

  /// More patches are scaled down to so many. GPT-5.4 takes 2,500, at a factor of 1.2, which is
  /// less than these at the largest factor.
  private static final long MOST_PATCHES = 1_536;

  /// The largest factor that OpenAI lists, in hundredths: GPT-4.1 nano.
  private static final long LARGEST_FACTOR = 246;

  /// The factor of GPT-5.4, in hundredths.
  private static final long TYPICAL_FACTOR = 120;

  /// Models that count tiles of 512 pixels take no more for an image that has few patches: four
  /// tiles of 170 tokens, and 85.
  private static final long TILES = 765;

  /// Patches of an image in low detail, which is 512 pixels wide and high.
  private static final long LOW_PATCHES = 256;

  public Image {
    var header = Optional.ofNullable(data).flatMap(ImageHeader::of);
    mediaType = header.map(ImageHeader::mediaType).orElse(mediaType);
  }

  /// The same with this detail, unless it has its own.
  Image withDetail(@Nullable Detail fallback) {
    return detail == null && fallback != null ? new Image(url, data, mediaType, fallback) : this;
  }

  /// Its type and size; empty for an image by address.
  public Optional<ImageHeader> header() {
    return Optional.ofNullable(data).flatMap(ImageHeader::of);
  }

  /// The most input tokens that a provider counts for this image. Low detail does not lessen them,
  /// because small models ignore it.
  public long tokenBound() {
    return Math.max(TILES, Math.ceilDiv(patches() * LARGEST_FACTOR, 100));
  }

  /// A usual count of its input tokens, for sizing and for choices; it can be too low.
  public long typicalTokens() {
    long patches = detail == Detail.LOW ? Math.min(LOW_PATCHES, patches()) : patches();
    return Math.ceilDiv(patches * TYPICAL_FACTOR, 100);
  }

  /// Of an image whose size is unknown, as many as there can be.
  private long patches() {
    return header()
        .map(size -> patches(size.width()) * patches(size.height()))
        .map(patches -> Math.min(MOST_PATCHES, patches))
        .orElse(MOST_PATCHES);
  }

  private static long patches(int pixels) {
    return Math.ceilDiv(pixels, PATCH);
  }
}
