package io.tierworks.common.cost;

/// Token counts of text, estimated without a tokenizer.
public final class TokenEstimate {
  /// English prose has about four characters a token; digits, code and other scripts have fewer.
  private static final int TYPICAL_CHARACTERS = 4;

  /// Common tokenizers need about a quarter of a token for each UTF-8 byte of prose, a third in
  /// other scripts, and do not reach a half for long in any format.
  private static final int FEWEST_BYTES = 2;

  private TokenEstimate() {}

  /// A typical count, for sizing and for choices; it can be too low.
  ///
  /// @param characters length of a text
  public static long typical(long characters) {
    return Math.ceilDiv(characters, TYPICAL_CHARACTERS);
  }

  /// A count that the text does not exceed. Planner and worker bound a prompt by it.
  public static long upperBound(String text) {
    return upperBound(bytes(text));
  }

  /// @param bytes length of a text in UTF-8
  public static long upperBound(long bytes) {
    return Math.ceilDiv(bytes, FEWEST_BYTES);
  }

  /// The longest text in UTF-8 bytes that surely has no more tokens than this.
  public static long bytesWithin(long tokens) {
    return tokens * FEWEST_BYTES;
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
