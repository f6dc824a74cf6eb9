package io.tierworks.simulator.solve.rank;

import io.tierworks.simulator.solve.extract.Amount;
import io.tierworks.simulator.solve.extract.Amounts;
import io.tierworks.simulator.solve.lexicon.Cue;
import io.tierworks.simulator.solve.lexicon.Scale;
import io.tierworks.simulator.solve.lexicon.Virtues;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.PhraseTable;
import io.tierworks.simulator.solve.text.Sentences;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What makes a good score: the virtues of the subject the field or the goal names, and what the
/// instructions ask for. Safe for many threads.
public final class Criteria {
  private static final double ASKED_FOR = 0.5;
  private static final double STEEPNESS = 0.25;

  private final String subject;
  private final Set<String> asked;
  private final PhraseTable<Cue> virtues = new PhraseTable<>();

  private Criteria(String subject, Set<String> asked) {
    this.subject = subject;
    this.asked = asked;
  }

  /// @param about name and description of the score
  /// @param brief goal, instructions and shared material; the goal names the subject before the
  ///   rest does
  public static Criteria read(String about, String goal, String brief) {
    String subject =
        Virtues.subject(
            List.of(about, goal.toLowerCase(Locale.ROOT), brief.toLowerCase(Locale.ROOT)));
    Criteria criteria = new Criteria(subject, Words.content(goal));
    for (Cue cue : Virtues.of(subject)) {
      criteria.virtues.add(cue.phrase(), cue);
    }
    criteria.ask(goal, about + "\n" + brief);
    return criteria;
  }

  public Score score(Material material) {
    if (subject.equals("urgency")) {
      Scale.Reading reading = Scale.URGENCY.read(material);
      return new Score(
          Math.clamp(
              0.35 + 0.14 * reading.highest() + 0.08 * reading.lowest() + 0.01 * reading.sum(),
              0.02,
              0.98),
          reasons(reading.cue()));
    }
    if (subject.equals("tone")) {
      Scale.Reading reading = Scale.TONE.read(material);
      return new Score(Math.clamp(0.5 + 0.09 * reading.sum(), 0.02, 0.98), reasons(reading.cue()));
    }
    if (subject.equals("relevance")) {
      return relevance(material);
    }
    return weigh(material);
  }

  /// The share of the goal's words that the material speaks of; half of them are plenty.
  private Score relevance(Material material) {
    Set<String> said = new HashSet<>(material.stems());
    List<String> met = asked.stream().filter(said::contains).toList();
    double share = asked.isEmpty() ? 0.5 : Math.min(1, 2.0 * met.size() / asked.size());
    return new Score(
        0.05 + 0.9 * share,
        met.isEmpty() ? List.of() : List.of("speaks of " + String.join(", ", met)));
  }

  private Score weigh(Material material) {
    double[] sum = {0};
    List<String> reasons = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<String> stems = material.stems();
    virtues.scan(
        stems,
        (position, phrase, cue) -> {
          if (seen.add(phrase)) {
            boolean negated =
                position > 0 && Words.negates(stems.get(position - 1))
                    || position > 1 && Words.negates(stems.get(position - 2));
            double weight = negated ? -0.7 * cue.weight() : cue.weight();
            sum[0] += weight;
            reasons.add(
                (weight > 0 ? "+ " : "- ")
                    + (negated ? "no " : "")
                    + Words.literal(material.text(), position, phrase.split(" ").length));
          }
        });
    if (subject.equals("lead")) {
      sum[0] += size(material, reasons);
    }
    double value = 1 / (1 + Math.exp(-STEEPNESS * sum[0]));
    return new Score(Math.clamp(value, 0.02, 0.98), reasons);
  }

  /// Larger companies and budgets count more, on a logarithmic scale.
  private static double size(Material material, List<String> reasons) {
    double sum = 0;
    String lower = material.lower();
    for (Amount amount : Amounts.in(material)) {
      String around =
          lower.substring(
              Math.max(0, amount.start() - 24), Math.min(lower.length(), amount.end() + 24));
      double value = Math.max(1, amount.value().doubleValue());
      if (around.contains("employee")
          || around.contains("people")
          || around.contains("staff")
          || around.contains("headcount")
          || around.contains("company size")
          || around.contains("seats")) {
        double size = Math.clamp(Math.log10(value) - 1.6, -1.2, 2.2);
        sum += size;
        reasons.add((size > 0 ? "+ " : "- ") + "company size " + amount.value().toPlainString());
      } else if (around.contains("budget") || !amount.currency().isEmpty()) {
        double size = Math.clamp(Math.log10(value) - 3.9, -1.5, 2);
        sum += size;
        reasons.add((size > 0 ? "+ " : "- ") + "budget " + amount.value().toPlainString());
      }
    }
    return Math.clamp(sum, -2.5, 3.5);
  }

  /// Words of the sentences that say what is wanted, or not wanted. In the goal every word counts a
  /// little.
  private void ask(String goal, String brief) {
    for (String sentence : Sentences.of(goal)) {
      ask(sentence, Math.max(0.4, Wish.strength(sentence)));
    }
    for (String sentence : Sentences.of(brief)) {
      ask(sentence, Wish.strength(sentence));
    }
  }

  private void ask(String sentence, double strength) {
    double sign = Wish.against(sentence) ? -1 : 1;
    for (String word : Words.content(sentence)) {
      if (strength > 0 && word.length() > 3 && virtues.of(word).isEmpty()) {
        virtues.add(word, new Cue(word, sign * strength * ASKED_FOR));
      }
    }
  }

  private static List<String> reasons(String cue) {
    return cue.isEmpty() ? List.of() : List.of(cue);
  }
}
