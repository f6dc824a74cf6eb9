package io.tierworks.simulator.solve.text;

/// A light English stemmer: good enough that "charged", "charges" and "charging" meet.
final class Stem {
  private Stem() {}

  static String of(String word) {
    int length = word.length();
    if (length < 4 || Character.isDigit(word.charAt(0)) || word.equals("please")) {
      return word;
    }
    String base = word;
    if (base.endsWith("ies") && length > 4) {
      base = base.substring(0, length - 3) + "y";
    } else if (base.endsWith("ing") && length > 5) {
      base = undouble(base.substring(0, length - 3));
    } else if (base.endsWith("ied") && length > 4) {
      base = base.substring(0, length - 3) + "y";
    } else if (base.endsWith("ed") && length > 4 && base.charAt(length - 3) != 'e') {
      base = undouble(base.substring(0, length - 2));
    } else if (base.endsWith("es") && length > 4 && sibilant(base, length - 2)) {
      base = base.substring(0, length - 2);
    } else if (base.endsWith("s")
        && !base.endsWith("ss")
        && !base.endsWith("us")
        && !base.endsWith("is")) {
      base = base.substring(0, length - 1);
    }
    if (base.endsWith("ll") && base.length() > 4) {
      base = base.substring(0, base.length() - 1);
    }
    return base.endsWith("e") && base.length() > 4 ? base.substring(0, base.length() - 1) : base;
  }

  private static boolean sibilant(String word, int end) {
    char c = word.charAt(end - 1);
    return c == 's'
        || c == 'x'
        || c == 'z'
        || c == 'h' && (word.charAt(end - 2) == 'c' || word.charAt(end - 2) == 's');
  }

  private static String undouble(String base) {
    int end = base.length() - 1;
    if (end < 3
        || base.charAt(end) != base.charAt(end - 1)
        || "lsz".indexOf(base.charAt(end)) >= 0) {
      return base;
    }
    return base.substring(0, end);
  }
}
