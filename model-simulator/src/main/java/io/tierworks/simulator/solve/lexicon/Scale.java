package io.tierworks.simulator.solve.lexicon;

import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.PhraseTable;
import io.tierworks.simulator.solve.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A scale that cues move a text along: urgency, or tone.
public final class Scale {
  public static final Scale URGENCY = load("urgency");
  public static final Scale TONE = load("tone");

  private final PhraseTable<Double> cues = new PhraseTable<>();

  private Scale() {}

  /// Where a text stands: the strongest cue upwards, the strongest downwards, the sum, and the cue
  /// that said most.
  public record Reading(double highest, double lowest, double sum, String cue) {}

  /// Each cue counts once; a negation up to two words before turns a single word round at half
  /// weight.
  public Reading read(Material material) {
    List<String> stems = material.stems();
    Tally tally = new Tally();
    Set<String> seen = new HashSet<>();
    cues.scan(
        stems,
        (position, phrase, step) -> {
          if (seen.add(phrase)) {
            tally.add(
                position,
                phrase,
                phrase.indexOf(' ') < 0 && negated(stems, position) ? -step / 2 : step);
          }
        });
    return new Reading(tally.highest, tally.lowest, tally.sum, tally.cue(material.text()));
  }

  private static boolean negated(List<String> stems, int position) {
    for (int i = Math.max(0, position - 2); i < position; i++) {
      if (Words.negates(stems.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static Scale load(String name) {
    Scale scale = new Scale();
    for (List<List<String>> row : Lines.read("tones.txt")) {
      if (row.get(0).getFirst().equals(name)) {
        double step = Double.parseDouble(row.get(1).getFirst());
        row.get(2).forEach(cue -> scale.cues.add(cue, step));
      }
    }
    return scale;
  }

  private static final class Tally {
    private double highest;
    private double lowest;
    private double sum;
    private int at = -1;
    private int words;
    private int lowAt = -1;
    private int lowWords;

    void add(int position, String phrase, double step) {
      int length = phrase.split(" ").length;
      if (step > highest) {
        highest = step;
        at = position;
        words = length;
      } else if (step < lowest) {
        lowest = step;
        lowAt = position;
        lowWords = length;
      }
      sum += step;
    }

    /// The loudest cue on the side that prevails.
    String cue(String text) {
      boolean low = sum < 0 && lowAt >= 0 || at < 0;
      int position = low ? lowAt : at;
      return position < 0 ? "" : Words.literal(text, position, low ? lowWords : words);
    }
  }
}
