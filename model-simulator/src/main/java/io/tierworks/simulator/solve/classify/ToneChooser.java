package io.tierworks.simulator.solve.classify;

import io.tierworks.simulator.solve.lexicon.Scale;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Words;
import java.util.List;
import java.util.Map;

/// Sentiment labels.
final class ToneChooser implements Chooser {
  private static final Map<String, Double> TONES =
      Map.ofEntries(
          Map.entry("very positive", 1.0),
          Map.entry("positive", 0.75),
          Map.entry("happy", 0.75),
          Map.entry("satisfied", 0.6),
          Map.entry("pleased", 0.6),
          Map.entry("neutral", 0.0),
          Map.entry("calm", 0.1),
          Map.entry("mixed", 0.0),
          Map.entry("negative", -0.75),
          Map.entry("very negative", -1.0),
          Map.entry("unhappy", -0.6),
          Map.entry("dissatisfied", -0.6),
          Map.entry("frustrated", -0.6),
          Map.entry("angry", -1.0),
          Map.entry("annoyed", -0.5),
          Map.entry("furious", -1.0),
          Map.entry("upset", -0.7),
          Map.entry("disappointed", -0.55));

  private final List<String> labels;

  ToneChooser(List<String> labels) {
    this.labels = labels;
  }

  static boolean fits(List<String> labels) {
    long known = labels.stream().filter(label -> TONES.containsKey(Words.spaced(label))).count();
    return known >= 2 && known * 3 >= labels.size() * 2L;
  }

  @Override
  public Choice choose(Material material) {
    Scale.Reading reading = Scale.TONE.read(material);
    boolean torn = reading.highest() >= 2 && reading.lowest() <= -2;
    double tone = tone(reading);
    double[] scores = new double[labels.size()];
    for (int i = 0; i < scores.length; i++) {
      String label = Words.spaced(labels.get(i));
      double distance = Math.abs(tone - TONES.getOrDefault(label, 3.0));
      scores[i] =
          label.equals("mixed")
              ? (torn && Math.abs(reading.sum()) <= 3 ? 1.5 : 0)
              : Math.max(0, 1 - distance / 2);
    }
    return Choice.best(labels, scores, reading.cue());
  }

  /// -1 to 1.
  static double tone(Scale.Reading reading) {
    double extreme = reading.sum() < 0 ? reading.lowest() : reading.highest();
    if (Math.abs(reading.sum()) < 1) {
      return 0;
    }
    double size = Math.min(1, 0.35 + 0.2 * Math.abs(extreme) / 2 + Math.abs(reading.sum()) * 0.08);
    return Math.signum(reading.sum()) * size;
  }
}
