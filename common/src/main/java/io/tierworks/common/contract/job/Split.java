package io.tierworks.common.contract.job;

import org.jspecify.annotations.Nullable;

/// How a long document is split into pieces, in typical tokens. Null means the default.
///
/// @param tokens the most of a piece; a document with fewer stays whole
/// @param overlap how many of them a piece repeats from the one before
public record Split(@Nullable Integer tokens, @Nullable Integer overlap) {
  /// A piece that small models read well, and one direct call too.
  private static final int DEFAULT_TOKENS = 24_000;

  private static final int DEFAULT_OVERLAP = 400;

  /// An overlap takes at most this part of a piece.
  static final int LARGEST_SHARE = 4;

  static final Split DEFAULT = new Split(null, null);

  public int most() {
    return tokens == null ? DEFAULT_TOKENS : tokens;
  }

  public int repeated() {
    return overlap == null ? Math.min(DEFAULT_OVERLAP, most() / LARGEST_SHARE) : overlap;
  }
}
