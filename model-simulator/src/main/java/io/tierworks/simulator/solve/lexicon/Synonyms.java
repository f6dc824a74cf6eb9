package io.tierworks.simulator.solve.lexicon;

import io.tierworks.simulator.solve.text.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Other words for the same thing.
public final class Synonyms {
  private static final Map<String, Set<String>> GROUPS = load();

  private Synonyms() {}

  /// The stem and the stems (or stemmed phrases) that stand for the same.
  public static Set<String> of(String stem) {
    Set<String> group = GROUPS.get(stem);
    return group == null ? Set.of(stem) : group;
  }

  private static Map<String, Set<String>> load() {
    Map<String, Set<String>> groups = new HashMap<>();
    for (List<List<String>> row : Lines.read("synonyms.txt")) {
      Set<String> group = new HashSet<>();
      for (String word : row.getFirst()) {
        group.add(String.join(" ", Words.stems(word)));
      }
      for (String stem : group) {
        groups.computeIfAbsent(stem, key -> new HashSet<>(Set.of(key))).addAll(group);
      }
    }
    return groups;
  }
}
