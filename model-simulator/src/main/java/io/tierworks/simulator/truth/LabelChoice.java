package io.tierworks.simulator.truth;

import io.tierworks.simulator.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A label, the stems of its name and explanation, and how many of them a text has.
record LabelChoice(String label, Set<String> stems, int overlap) {
  private static final Set<String> NEUTRAL =
      Set.of("other", "none", "neutral", "normal", "medium", "unknown", "unclear");

  /// The label that shares most words with the text. If none shares any: a neutral one, such as
  /// `other` or `normal`, else the first.
  static LabelChoice best(List<String> labels, String explanations, Set<String> text) {
    return labels.stream()
        .map(label -> of(label, explanations, text))
        .max(Comparator.comparingInt(LabelChoice::rank))
        .orElseThrow();
  }

  private int rank() {
    return 2 * overlap + (NEUTRAL.contains(label) && overlap == 0 ? 1 : 0);
  }

  /// @param explanations may explain the label: `billing: charges, refunds` or `billing (charges)`
  static LabelChoice of(String label, String explanations, Set<String> text) {
    var stems = Words.stems(Words.ofName(label));
    var explained = "(?i)\\b" + Pattern.quote(label) + "(?:: *([^\\n;.]+)| *\\(([^)\\n]+))";
    var found = Pattern.compile(explained).matcher(explanations);
    if (found.find()) {
      stems.addAll(Words.stems(found.group(1) == null ? found.group(2) : found.group(1)));
    }
    return new LabelChoice(label, stems, Words.overlap(stems, text));
  }
}
