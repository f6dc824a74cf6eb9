package io.tierworks.simulator.solve.read;

import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a passage reports a gain or a loss, and how much the way it came about weighs.
public final class Stance {
  private static final Set<String> GAINS =
      stems(
          "gain rose raised saved saves saving improved better success worth benefit continue fewer effective profit recommended increased productivity applications keep faster satisfied");
  private static final Set<String> LOSSES =
      stems(
          "loss lost lower worse costs cost failed ended unsolved complaint error ruled against mistake expensive cannot cant risk problem shortage takes");
  private static final Set<String> CHANGES =
      stems("fell fall dropped decreased increase rise higher remained percent went reduced");
  private static final Set<String> COMPARISONS =
      stems("matched comparison compared followed study survey thesis paper trial sample interval");
  private static final List<String> ADVERTS =
      List.of(
          "book the",
          "book a",
          "free analysis",
          "our clients",
          "clients raised",
          "contact us",
          "places for",
          "our method",
          "the secret is",
          "sign up",
          "gives no names");
  private static final List<String> OPEN =
      List.of(
          "not known",
          "unknown",
          "unclear",
          "not measured",
          "gives no",
          "left out",
          "are excluded",
          "is excluded",
          "may have existed",
          "over-represented",
          "no data",
          "remains open");

  private Stance() {}

  /// Above 0 for a gain, below for a loss, 0 if it reports neither or both alike.
  public static int of(String text) {
    int sum = 0;
    for (String stem : Words.content(text)) {
      sum += GAINS.contains(stem) ? 1 : LOSSES.contains(stem) ? -1 : 0;
    }
    return sum;
  }

  /// 3 for comparisons of many cases, 2 for an account of one, 1 for advertising.
  public static int weight(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (ADVERTS.stream().anyMatch(lower::contains)) {
      return 1;
    }
    return Words.content(text).stream().filter(COMPARISONS::contains).count() >= 2 ? 3 : 2;
  }

  /// Whether the sentence says that something is not known.
  public static boolean open(String sentence) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    return OPEN.stream().anyMatch(lower::contains);
  }

  /// The sentence that tells an outcome for the question; the first of equals, empty if there is
  /// none.
  public static String finding(String question, List<String> sentences) {
    Set<String> asked = Words.content(question);
    String best = "";
    double most = 0;
    for (String sentence : sentences) {
      List<String> stems = new ArrayList<>(Words.content(sentence));
      double shared = stems.stream().filter(asked::contains).count();
      double outcomes =
          stems.stream().filter(stem -> GAINS.contains(stem) || LOSSES.contains(stem)).count();
      double changes = stems.stream().filter(CHANGES::contains).count();
      double figures = sentence.chars().anyMatch(Character::isDigit) ? 0.6 : 0;
      double weight =
          stems.size() < 4 || sentence.endsWith("?")
              ? 0
              : (0.5 * Math.min(4, shared)
                      + 1.2 * Math.min(3, outcomes)
                      + 0.8 * Math.min(2, changes)
                      + (outcomes + changes > 0 ? figures : 0))
                  / Math.sqrt(Math.max(9, stems.size()));
      if (weight > most) {
        most = weight;
        best = sentence;
      }
    }
    return Digest.cut(best);
  }

  private static Set<String> stems(String words) {
    return Set.copyOf(Words.stems(words));
  }
}
