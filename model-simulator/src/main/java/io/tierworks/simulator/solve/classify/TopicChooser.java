package io.tierworks.simulator.solve.classify;

import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.lexicon.Cue;
import io.tierworks.simulator.solve.lexicon.Synonyms;
import io.tierworks.simulator.solve.lexicon.Topics;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.PhraseTable;
import io.tierworks.simulator.solve.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Labels by subject: each label's own words, what the instructions say about it, and the lexicon's
/// cues, weighed against the words of the material.
final class TopicChooser implements Chooser {
  private static final double OWN_WORD = 3;
  private static final double NOTE_PHRASE = 3.5;
  private static final double NOTE_WORD = 1.5;
  private static final double NOTHING_ELSE_FITS = 1.2;

  /// What a word of any text speaks for some label by chance.
  private static final double BACKGROUND = 0.04;

  private static final int OPENING = 14;
  private static final Set<String> CATCH_ALLS =
      Set.of(
          "other",
          "others",
          "general",
          "misc",
          "miscellaneous",
          "unknown",
          "none",
          "general inquiry",
          "general enquiry",
          "uncategorized",
          "unclassified",
          "anything else",
          "not applicable",
          "ok",
          "okay",
          "fine",
          "clean",
          "harmless",
          "acceptable",
          "safe",
          "not spam",
          "ham");

  /// Words of explanations that any text may hold.
  private static final Set<String> LOOSE =
      Set.of(
          "number",
          "full",
          "ask",
          "told",
          "tell",
          "detail",
          "first",
          "call",
          "caller",
          "customer",
          "given",
          "name",
          "time",
          "day",
          "way",
          "thing",
          "need",
          "want",
          "use",
          "data");

  private record Vote(int label, double weight) {}

  private final List<String> labels;
  private final PhraseTable<Vote> votes = new PhraseTable<>();

  private TopicChooser(List<String> labels) {
    this.labels = labels;
  }

  static TopicChooser of(List<String> labels, List<List<String>> notes, Strength strength) {
    TopicChooser chooser = new TopicChooser(labels);
    Map<String, double[]> weights = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      Map<String, Double> cues = cues(Words.spaced(labels.get(i)), notes.get(i), strength);
      for (Map.Entry<String, Double> cue : cues.entrySet()) {
        weights.computeIfAbsent(cue.getKey(), key -> new double[labels.size()])[i] = cue.getValue();
      }
    }
    weights.forEach(chooser::add);
    return chooser;
  }

  @Override
  public Choice choose(Material material) {
    double[] scores = new double[labels.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = CATCH_ALLS.contains(Words.spaced(labels.get(i))) ? NOTHING_ELSE_FITS : 0;
    }
    int none = labels.indexOf("none");
    if (none >= 0) {
      scores[none] += BACKGROUND * material.stems().size();
    }
    Map<String, Integer> seen = new HashMap<>();
    int[] loudest = new int[labels.size()];
    int[] length = new int[labels.size()];
    double[] volume = new double[labels.size()];
    votes.scan(
        material.stems(),
        (position, phrase, vote) -> {
          int times = seen.merge(phrase + vote.label, 1, Integer::sum);
          double weight =
              vote.weight * (position < OPENING ? 1.3 : 1) / (1 << Math.min(times - 1, 4));
          scores[vote.label] += weight;
          if (weight > volume[vote.label]) {
            volume[vote.label] = weight;
            loudest[vote.label] = position;
            length[vote.label] = phrase.split(" ").length;
          }
        });
    Choice choice = Choice.best(labels, scores, "");
    int label = labels.indexOf(choice.label());
    String evidence =
        length[label] == 0 ? "" : Words.literal(material.text(), loudest[label], length[label]);
    return new Choice(choice.label(), choice.second(), choice.margin(), evidence);
  }

  /// A cue that several labels share tells them apart less.
  private void add(String phrase, double[] byLabel) {
    int sharing = 0;
    for (double weight : byLabel) {
      sharing += weight > 0 ? 1 : 0;
    }
    for (int i = 0; i < byLabel.length; i++) {
      if (byLabel[i] > 0) {
        votes.add(phrase, new Vote(i, byLabel[i] / Math.sqrt(sharing)));
      }
    }
  }

  private static Map<String, Double> cues(String label, List<String> notes, Strength strength) {
    Map<String, Double> cues = new HashMap<>();
    for (Cue cue : Topics.cues(label, strength)) {
      put(cues, cue.phrase(), cue.weight());
    }
    for (String word : Words.content(label)) {
      double weight = CATCH_ALLS.contains(label) ? 0 : OWN_WORD;
      Synonyms.of(word).forEach(synonym -> put(cues, synonym, weight));
    }
    double share = CATCH_ALLS.contains(label) ? 0.6 : 1;
    for (String note : notes) {
      put(cues, note, NOTE_PHRASE * share);
      Set<String> words = Words.content(note);
      for (String word : words) {
        put(cues, word, share * (LOOSE.contains(word) ? NOTE_WORD / 4 : NOTE_WORD));
      }
    }
    cues.values().removeIf(weight -> weight == 0);
    return cues;
  }

  private static void put(Map<String, Double> cues, String phrase, double weight) {
    cues.merge(String.join(" ", Words.stems(phrase)), weight, Math::max);
  }
}
