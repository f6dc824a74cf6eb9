package io.tierworks.simulator.solve.classify;

/// A label chosen: the runner-up, how clear it was (0 a toss-up, 1 beyond doubt), and the word of
/// the material that spoke loudest (empty if none did).
public record Choice(String label, String second, double margin, String evidence) {

  /// From scores by label; the first of equals wins.
  static Choice best(java.util.List<String> labels, double[] scores, String evidence) {
    int first = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[first]) {
        first = i;
      }
    }
    int second = first == 0 ? Math.min(1, scores.length - 1) : 0;
    for (int i = 0; i < scores.length; i++) {
      if (i != first && scores[i] > scores[second]) {
        second = i;
      }
    }
    double top = scores[first];
    double margin = top <= 0 || first == second ? 0 : (top - Math.max(0, scores[second])) / top;
    return new Choice(labels.get(first), labels.get(second), margin, evidence);
  }
}
