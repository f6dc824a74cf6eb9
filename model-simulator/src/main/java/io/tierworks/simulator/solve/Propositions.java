package io.tierworks.simulator.solve;

import io.tierworks.simulator.solve.extract.Identifiers;
import io.tierworks.simulator.solve.lexicon.Cue;
import io.tierworks.simulator.solve.lexicon.Scale;
import io.tierworks.simulator.solve.lexicon.Synonyms;
import io.tierworks.simulator.solve.lexicon.Topics;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.PhraseTable;
import io.tierworks.simulator.solve.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether what a field's name claims is true of the material: `is_urgent`, `refund_requested`,
/// `compliant`, `contains_pii`.
final class Propositions {
  private static final double ENOUGH = 2;
  private static final List<String> OFFENCE =
      List.of("violat", "breach", "infring", "non compliant", "not allowed");
  private static final List<String> CONFORMITY =
      List.of(
          "complian",
          "complies",
          "allowed",
          "passes",
          "passed",
          "meets",
          "conform",
          "approved",
          "acceptable",
          "reimbursable",
          "valid");

  private static final Set<String> GENERIC =
      Set.of("flag", "flagged", "is flagged", "match", "matches", "hit", "result", "found");

  private Propositions() {}

  static boolean holds(Filling filling, Field field, Material material) {
    String words = field.words();
    if (any(words, OFFENCE)) {
      return !filling.violations().isEmpty();
    }
    if (any(words, CONFORMITY) && !filling.form().policy().isEmpty()) {
      return filling.violations().isEmpty();
    }
    if (words.contains("urgent")
        || words.contains("urgency")
        || words.contains("escalat")
        || words.contains("needs human")) {
      return Scale.URGENCY.read(material).highest() >= 3;
    }
    Boolean held = Conversation.holds(words, material);
    if (held != null) {
      return held;
    }
    if (words.contains("angry")
        || words.contains("frustrated")
        || words.contains("upset")
        || words.contains("negative")) {
      return Scale.TONE.read(material).sum() <= -2;
    }
    if (words.contains("qualified")
        || words.contains("good fit")
        || words.contains("relevant")
        || words.contains("is lead")) {
      return filling.form().criteria(field).score(material).value() >= 0.5;
    }
    if (words.contains("pii") || words.contains("personal")) {
      return !Identifiers.emails(material.text()).isEmpty()
          || !Identifiers.phones(material.text()).isEmpty();
    }
    return mentioned(filling, field, material);
  }

  /// Enough words of the claim stand in the material without a negation before them.
  private static boolean mentioned(Filling filling, Field field, Material material) {
    String words = field.words();
    PhraseTable<Double> cues = new PhraseTable<>();
    String claim =
        GENERIC.contains(words) ? filling.form().brief().goal() + " " + field.description() : words;
    for (String word : Words.content(claim)) {
      Synonyms.of(word).forEach(synonym -> cues.add(synonym, ENOUGH));
      for (Cue cue : Topics.cues(word, io.tierworks.simulator.solve.grade.Strength.MINI)) {
        cues.add(cue.phrase(), cue.weight() / 2);
      }
    }
    for (String word : Words.content(field.description())) {
      cues.add(word, 0.5);
    }
    List<String> stems = material.stems();
    Set<String> seen = new HashSet<>();
    double[] sum = {0};
    cues.scan(
        stems,
        (position, phrase, weight) -> {
          boolean negated =
              position > 0 && Words.negates(stems.get(position - 1))
                  || position > 1 && Words.negates(stems.get(position - 2));
          if (seen.add(phrase)) {
            sum[0] += negated ? -weight : weight;
          }
        });
    return sum[0] >= ENOUGH;
  }

  private static boolean any(String words, List<String> parts) {
    return parts.stream().anyMatch(words::contains);
  }
}
