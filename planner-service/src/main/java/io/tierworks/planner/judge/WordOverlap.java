package io.tierworks.planner.judge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Compares two texts by their words: letters and digits in lower case, without the signs between
/// them.
///
/// A text of at most five words, such as a name, a code or a date, is the same if all words are.
/// Longer texts are the same if their F1 measure, twice the common words over the words of both, is
/// at least one half; it is the measure of SQuAD (Rajpurkar et al. 2016, section 6.1).
enum WordOverlap {
  SAME,
  /// Both are long.
  UNLIKE,
  DIFFERENT;

  private static final int SHORT = 5;
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  static WordOverlap of(String one, String other) {
    var mine = words(one);
    var others = words(other);
    if (mine.equals(others)) {
      return SAME;
    }
    if (Math.min(mine.size(), others.size()) <= SHORT) {
      return DIFFERENT;
    }
    return 4 * common(mine, others) >= mine.size() + others.size() ? SAME : UNLIKE;
  }

  private static List<String> words(String text) {
    return Arrays.stream(SIGNS.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static int common(List<String> one, List<String> other) {
    var left = new HashMap<String, Integer>();
    one.forEach(word -> left.merge(word, 1, Integer::sum));
    return (int) other.stream().filter(word -> left.merge(word, -1, Integer::sum) >= 0).count();
  }
}
