package io.tierworks.simulator.solve.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds words and phrases of up to four words in a text, in one pass. Safe for many readers once
/// built.
public final class PhraseTable<V> {
  private static final int LONGEST = 4;

  private final Map<String, List<V>> values = new HashMap<>();
  private final Set<String> beginnings = new HashSet<>();

  /// Called for each hit: where it begins, the phrase, what was added for it.
  public interface Hit<V> {
    void at(int position, String phrase, V value);
  }

  public void add(String phrase, V value) {
    List<String> stems = Words.stems(phrase);
    if (stems.isEmpty() || stems.size() > LONGEST) {
      return;
    }
    for (int i = 1; i < stems.size(); i++) {
      beginnings.add(String.join(" ", stems.subList(0, i)));
    }
    values.computeIfAbsent(String.join(" ", stems), key -> new ArrayList<>(1)).add(value);
  }

  public void scan(List<String> stems, Hit<V> hit) {
    for (int i = 0; i < stems.size(); i++) {
      String phrase = stems.get(i);
      report(i, phrase, hit);
      for (int end = i + 1;
          end < Math.min(stems.size(), i + LONGEST) && beginnings.contains(phrase);
          end++) {
        phrase = phrase + " " + stems.get(end);
        report(i, phrase, hit);
      }
    }
  }

  /// What was added for exactly this phrase.
  public List<V> of(String phrase) {
    return values.getOrDefault(String.join(" ", Words.stems(phrase)), List.of());
  }

  private void report(int position, String phrase, Hit<V> hit) {
    List<V> found = values.get(phrase);
    if (found != null) {
      for (V value : found) {
        hit.at(position, phrase, value);
      }
    }
  }
}
