package io.tierworks.simulator.solve.lexicon;

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

  /// Each cue counts once; a negation up to three words before turns it round at half weight.
  public Reading read(List<String> stems) {
    Tally tally = new Tally();
    Set<String> seen = new HashSet<>();
    cues.scan(
        stems,
        (position, phrase, step) -> {
          if (seen.add(phrase)) {
            tally.add(phrase, negated(stems, position) ? -step / 2 : step);
          }
        });
    return new Reading(tally.highest, tally.lowest, tally.sum, tally.cue);
  }

  private static boolean negated(List<String> stems, int position) {
    for (int i = Math.max(0, position - 3); i < position; i++) {
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
    private double loudest;
    private String cue = "";

    void add(String phrase, double step) {
      highest = Math.max(highest, step);
      lowest = Math.min(lowest, step);
      sum += step;
      if (Math.abs(step) > loudest) {
        loudest = Math.abs(step);
        cue = phrase;
      }
    }
  }
}
