package io.tierworks.common.contract.job;

/// The bytes of a base64 text, decoded where they are read, so that the header of a large image is
/// read without decoding all of it.
record Base64Bytes(String text) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int BYTES = 3;
  private static final int CHARACTERS = 4;
  private static final int BITS = 6;

  /// The byte at a position; -1 behind the end, and where the text is no base64.
  int at(int position) {
    int offset = position % BYTES;
    int first = position / BYTES * CHARACTERS + offset;
    if (position < 0 || first + 1 >= text.length()) {
      return -1;
    }
    int left = ALPHABET.indexOf(text.charAt(first));
    int right = ALPHABET.indexOf(text.charAt(first + 1));
    return left < 0 || right < 0 ? -1 : (left << BITS | right) >> CHARACTERS - 2 * offset & 0xFF;
  }

  /// Big-endian.
  int twoAt(int position) {
    return at(position) << 8 | at(position + 1);
  }

  /// Little-endian.
  int twoReversedAt(int position) {
    return at(position + 1) << 8 | at(position);
  }

  boolean hasAt(int position, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (at(position + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
