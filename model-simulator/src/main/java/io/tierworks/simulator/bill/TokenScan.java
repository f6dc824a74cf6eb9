package io.tierworks.simulator.bill;

import java.util.ArrayList;
import java.util.List;

/// Counts tokens in one pass and takes a fingerprint of the text every 128 tokens from the 1,024th
/// on, for the [PrefixCache].
///
/// An approximation of a byte-pair encoder (about four characters a token): a token begins with
/// each word and every seventh letter of it, with every third digit, with each punctuation mark,
/// each run of line breaks and each run of two and more spaces. Owned by one thread.
public final class TokenScan {
  static final int CACHE_FLOOR = 1_024;
  static final int CACHE_STEP = 128;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private int tokens;
  private long hash = PRIME;
  private final List<Long> prefixes = new ArrayList<>();

  /// The number of tokens in the text.
  public static int count(String text) {
    return new TokenScan().add(text).tokens();
  }

  /// The longest beginning of the text that has at most `limit` tokens.
  public static String cut(String text, int limit) {
    return text.substring(0, new TokenScan().run(text, limit));
  }

  public TokenScan add(String text) {
    run(text, Integer.MAX_VALUE);
    return this;
  }

  /// What frames a message costs, and parts that are no text.
  public TokenScan addTokens(int count) {
    for (int i = 0; i < count; i++) {
      begin();
    }
    return this;
  }

  public int tokens() {
    return tokens;
  }

  /// Fingerprints of the prefixes of 1024, 1152, 1280, ... tokens.
  List<Long> prefixes() {
    return prefixes;
  }

  private int run(String text, int limit) {
    var previous = Shape.SPACE;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      var shape = Shape.of(text.charAt(i));
      length = shape == previous ? length + 1 : 0;
      if (shape.begins(length)) {
        if (tokens == limit) {
          return i;
        }
        begin();
      }
      hash = (hash ^ text.charAt(i)) * PRIME;
      previous = shape;
    }
    return text.length();
  }

  private void begin() {
    tokens++;
    if (tokens >= CACHE_FLOOR && tokens % CACHE_STEP == 0) {
      prefixes.add(hash ^ (hash >>> 29));
    }
  }

  private enum Shape {
    SPACE,
    LINE,
    LETTER,
    DIGIT,
    WIDE,
    MARK;

    static Shape of(char c) {
      return switch (c) {
        case ' ', '\t' -> SPACE;
        case '\n', '\r' -> LINE;
        case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> DIGIT;
        default -> {
          boolean ascii = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
          yield ascii || c >= 0x80 && c < 0x2E80 ? LETTER : c < 0x80 ? MARK : WIDE;
        }
      };
    }

    boolean begins(int position) {
      return switch (this) {
        case SPACE -> position == 1;
        case LINE -> position == 0;
        case LETTER -> position % 7 == 0;
        case DIGIT -> position % 3 == 0;
        case WIDE, MARK -> true;
      };
    }
  }
}
