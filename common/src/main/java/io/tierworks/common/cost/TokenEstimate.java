package io.tierworks.common.cost;

/// Token counts without a tokenizer, from the length of a text in characters.
public final class TokenEstimate {
  /// English prose has about four characters a token; digits, code and other scripts have fewer.
  private static final int TYPICAL_CHARACTERS = 4;

  /// No common script or format goes below two characters a token for long.
  private static final int FEWEST_CHARACTERS = 2;

  /// A picture in full detail.
  public static final int PER_IMAGE = 2_000;

  private TokenEstimate() {}

  public static long typical(long characters) {
    return Math.ceilDiv(characters, TYPICAL_CHARACTERS);
  }

  /// For reservations: an amount that is not exceeded.
  public static long upperBound(long characters) {
    return Math.ceilDiv(characters, FEWEST_CHARACTERS);
  }
}
