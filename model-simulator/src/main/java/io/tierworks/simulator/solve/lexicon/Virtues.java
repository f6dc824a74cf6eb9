package io.tierworks.simulator.solve.lexicon;

import java.util.List;

/// What makes a thing of some kind good: leads, conversations, candidates, risks.
public final class Virtues {
  private static final List<List<List<String>>> ROWS = Lines.read("virtues.txt");

  private Virtues() {}

  /// The kind of thing that is scored, by the words for the score itself before those of the brief;
  /// empty if no kind is known.
  public static String subject(List<String> texts) {
    for (String text : texts) {
      for (List<List<String>> row : ROWS) {
        if (row.get(1).stream().anyMatch(name -> (" " + text).contains(" " + name))) {
          return row.get(0).getFirst();
        }
      }
    }
    return "";
  }

  /// Cues with weights, negative ones for what speaks against.
  public static List<Cue> of(String subject) {
    for (List<List<String>> row : ROWS) {
      if (row.get(0).getFirst().equals(subject) && row.size() > 2) {
        return row.get(2).stream().map(Cue::of).toList();
      }
    }
    return List.of();
  }
}
