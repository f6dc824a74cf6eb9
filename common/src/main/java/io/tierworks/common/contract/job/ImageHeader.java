package io.tierworks.common.contract.job;

import java.util.Optional;

/// What the first bytes of an image say: its type and its size. Its name and its stated type play
/// no part.
///
/// @param width pixels
/// @param height pixels
public record ImageHeader(String mediaType, int width, int height) {
  /// What models read, for messages to people.
  static final String TYPES = "PNG, JPEG, WebP or GIF";

  /// Segments before the size of a JPEG: EXIF data, colour profiles, thumbnails.
  private static final int MOST_SEGMENTS = 1_000;

  /// @param base64 the image
  /// @return empty when it is no image of these types, or is cut off
  public static Optional<ImageHeader> of(String base64) {
    var bytes = new Base64Bytes(base64);
    return read(bytes).filter(header -> header.width() > 0 && header.height() > 0);
  }

  private static Optional<ImageHeader> read(Base64Bytes bytes) {
    if (bytes.hasAt(1, "PNG\r\n")) {
      return Optional.of(new ImageHeader("image/png", four(bytes, 16), four(bytes, 20)));
    }
    if (bytes.at(0) == 0xFF && bytes.at(1) == 0xD8) {
      return jpeg(bytes);
    }
    if (bytes.hasAt(0, "RIFF") && bytes.hasAt(8, "WEBP")) {
      return webp(bytes);
    }
    if (bytes.hasAt(0, "GIF8")) {
      return Optional.of(
          new ImageHeader("image/gif", bytes.twoReversedAt(6), bytes.twoReversedAt(8)));
    }
    return Optional.empty();
  }

  private static int four(Base64Bytes bytes, int at) {
    return bytes.twoAt(at) << 16 | bytes.twoAt(at + 2);
  }

  /// The size is in the first frame's segment.
  private static Optional<ImageHeader> jpeg(Base64Bytes bytes) {
    int at = 2;
    for (int i = 0; i < MOST_SEGMENTS && bytes.at(at) == 0xFF; i++) {
      int marker = bytes.at(at + 1);
      if (isFrame(marker)) {
        return Optional.of(new ImageHeader("image/jpeg", bytes.twoAt(at + 7), bytes.twoAt(at + 5)));
      }
      // A marker may be preceded by further bytes 0xFF.
      at += marker == 0xFF ? 1 : 2 + Math.max(2, bytes.twoAt(at + 2));
    }
    return Optional.empty();
  }

  /// SOF0 to SOF15 without the markers of tables (DHT, JPG, DAC).
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static Optional<ImageHeader> webp(Base64Bytes bytes) {
    if (bytes.hasAt(12, "VP8 ")) {
      return webp(bytes.twoReversedAt(26) & 0x3FFF, bytes.twoReversedAt(28) & 0x3FFF);
    }
    if (bytes.hasAt(12, "VP8L")) {
      int bits = bytes.twoReversedAt(23) << 16 | bytes.twoReversedAt(21);
      return webp(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
    }
    if (bytes.hasAt(12, "VP8X")) {
      return webp(1 + three(bytes, 24), 1 + three(bytes, 27));
    }
    return Optional.empty();
  }

  private static int three(Base64Bytes bytes, int at) {
    return bytes.at(at + 2) << 16 | bytes.twoReversedAt(at);
  }

  private static Optional<ImageHeader> webp(int width, int height) {
    return Optional.of(new ImageHeader("image/webp", width, height));
  }
}
