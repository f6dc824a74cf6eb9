package io.tierworks.simulator.solve.classify;

import io.tierworks.simulator.solve.lexicon.Scale;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.PhraseTable;
import io.tierworks.simulator.solve.text.Words;
import java.util.List;

/// Steps of urgency: the cues of the material place it on the scale, what the instructions say
/// about a step pulls it there.
final class LevelChooser implements Chooser {
  private static final double NOTE = 0.3;
  private static final double NOTE_WORD = 0.12;
  private static final double NOTES_AT_MOST = 0.75;

  /// Neighbouring steps always score alike; that alone is no doubt.
  private static final double NEIGHBOURS = 0.25;

  private record Pull(int label, double weight) {}

  private final List<String> labels;
  private final PhraseTable<Pull> notes = new PhraseTable<>();

  LevelChooser(List<String> labels, List<List<String>> phrases) {
    this.labels = labels;
    for (int i = 0; i < labels.size(); i++) {
      for (String phrase : phrases.get(i)) {
        notes.add(phrase, new Pull(i, NOTE));
        if (Words.stems(phrase).size() > 1) {
          for (String word : Words.content(phrase)) {
            notes.add(word, new Pull(i, NOTE_WORD));
          }
        }
      }
    }
  }

  @Override
  public Choice choose(Material material) {
    Scale.Reading reading = Scale.URGENCY.read(material);
    double[] pulls = new double[labels.size()];
    notes.scan(material.stems(), (position, phrase, pull) -> pulls[pull.label] += pull.weight);
    double urgency = urgency(reading);
    double[] scores = new double[labels.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] =
          1 - Math.abs(urgency - Levels.of(labels.get(i))) + Math.min(NOTES_AT_MOST, pulls[i]);
    }
    Choice choice = Choice.best(labels, scores, reading.cue());
    return new Choice(
        choice.label(), choice.second(), Math.max(NEIGHBOURS, choice.margin()), choice.evidence());
  }

  /// 0 (whenever) to 1 (drop everything).
  public static double urgency(Scale.Reading reading) {
    double highest = reading.highest();
    double urgency =
        highest >= 4 ? 1 : highest >= 3 ? 0.8 : highest >= 2 ? 0.62 : highest >= 1 ? 0.42 : 0.36;
    if (highest < 4 && reading.sum() >= highest + 3) {
      urgency += 0.1;
    }
    if (reading.lowest() <= -2 && highest < 4) {
      urgency -= 0.3;
    } else if (reading.lowest() <= -1 && highest < 2) {
      urgency -= 0.15;
    }
    return Math.max(0, Math.min(1, urgency));
  }
}
