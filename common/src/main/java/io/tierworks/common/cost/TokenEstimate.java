package io.tierworks.common.cost;

import io.tierworks.common.contract.job.Image;
import java.util.Collection;

/// Token counts without a tokenizer. The bound is the same for the planner that reserves and the
/// worker that refuses a call above its cap.
public final class TokenEstimate {
  /// English prose has about four characters a token; digits, code and other scripts have fewer.
  private static final int TYPICAL_CHARACTERS = 4;

  /// Common tokenizers need about a quarter of a token for each UTF-8 byte of prose, a third in
  /// other scripts, and do not reach a half for long in any format.
  private static final int FEWEST_BYTES = 2;

  private static final int SMALL_IMAGE = 300;

  /// 1,536 patches at the largest multiplier that OpenAI lists (2.46, the nano models).
  private static final int LARGE_IMAGE = 3_800;

  private TokenEstimate() {}

  /// @param characters length of a text
  public static long typical(long characters) {
    return Math.ceilDiv(characters, TYPICAL_CHARACTERS);
  }

  /// A count that the text does not exceed.
  public static long upperBound(String text) {
    return upperBound(bytes(text));
  }

  /// @param bytes length of a text in UTF-8
  public static long upperBound(long bytes) {
    return Math.ceilDiv(bytes, FEWEST_BYTES);
  }

  public static long images(Collection<Image> images) {
    return images.stream()
        .mapToLong(i -> "low".equals(i.detail()) ? SMALL_IMAGE : LARGE_IMAGE)
        .sum();
  }

  /// Length of a text in UTF-8.
  public static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
