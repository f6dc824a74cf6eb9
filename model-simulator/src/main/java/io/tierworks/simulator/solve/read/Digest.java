package io.tierworks.simulator.solve.read;

import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Picks the sentences that say most: by the frequency of their words, their place, and their
/// closeness to a question.
public final class Digest {
  private static final int LONGEST_SENTENCE = 300;

  private Digest() {}

  /// The `count` sentences that carry most of the text, in the text's order.
  public static List<String> summary(List<String> sentences, int count) {
    Map<String, Integer> frequency = new HashMap<>();
    List<Set<String>> words = sentences.stream().map(Words::content).toList();
    words.forEach(set -> set.forEach(word -> frequency.merge(word, 1, Integer::sum)));
    double[] scores = new double[sentences.size()];
    for (int i = 0; i < scores.length; i++) {
      double sum = words.get(i).stream().mapToInt(word -> frequency.getOrDefault(word, 0)).sum();
      double place = i == 0 ? 1.5 : i == scores.length - 1 ? 1.1 : 1;
      double heading = heading(sentences.get(i)) ? 0.3 : 1;
      scores[i] =
          words.get(i).size() < 3
              ? 0
              : sum / Math.sqrt(words.get(i).size() + 2.0) * place * heading;
    }
    return inOrder(sentences, scores, count);
  }

  /// The sentences closest to the question, closest first; none if not a word is shared.
  public static List<String> closest(String question, List<String> sentences, int count) {
    Set<String> asked = Words.content(question);
    Map<String, Integer> spread = new HashMap<>();
    List<Set<String>> words = sentences.stream().map(Words::content).toList();
    words.forEach(set ->
        set.stream().filter(asked::contains).forEach(word -> spread.merge(word, 1, Integer::sum)));
    double[] scores = new double[sentences.size()];
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      for (String word : words.get(i)) {
        if (asked.contains(word)) {
          sum += Math.log(1 + (double) sentences.size() / spread.getOrDefault(word, 1));
        }
      }
      scores[i] = sum / Math.sqrt(words.get(i).size() + 4.0);
    }
    return best(scores, count).stream()
        .filter(i -> scores[i] > 0)
        .map(i -> cut(sentences.get(i)))
        .toList();
  }

  /// The words that occur most, longest first among equals.
  public static List<String> keywords(List<String> stems, String text, int count) {
    Map<String, Integer> frequency = new HashMap<>();
    for (String stem : stems) {
      if (Words.meaningful(stem) && stem.length() > 3 && !Character.isDigit(stem.charAt(0))) {
        frequency.merge(stem, 1, Integer::sum);
      }
    }
    List<String> top =
        frequency.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<String, Integer>>comparingInt(e -> -e.getValue())
                    .thenComparingInt(e -> -e.getKey().length())
                    .thenComparing(Map.Entry::getKey))
            .limit(count)
            .map(Map.Entry::getKey)
            .toList();
    return top.stream().map(stem -> asWritten(stem, text)).distinct().toList();
  }

  /// A sentence no longer than fits an answer; still a literal piece.
  public static String cut(String sentence) {
    if (sentence.length() <= LONGEST_SENTENCE) {
      return sentence;
    }
    int space = sentence.lastIndexOf(' ', LONGEST_SENTENCE);
    return sentence.substring(0, space > 100 ? space : LONGEST_SENTENCE);
  }

  private static String asWritten(String stem, String text) {
    for (String word : text.split("[^\\p{L}\\p{N}]+")) {
      List<String> stems = Words.stems(word);
      if (stems.size() == 1 && stems.getFirst().equals(stem)) {
        return word.toLowerCase(java.util.Locale.ROOT);
      }
    }
    return stem;
  }

  /// "From: ...", "Subject: ..." and other labelled lines.
  private static boolean heading(String sentence) {
    int colon = sentence.indexOf(':');
    return colon > 0 && colon < 20 && sentence.charAt(sentence.length() - 1) != '.';
  }

  private static List<String> inOrder(List<String> sentences, double[] scores, int count) {
    List<Integer> chosen = new ArrayList<>(best(scores, count));
    chosen.sort(Comparator.naturalOrder());
    return chosen.stream().map(i -> cut(sentences.get(i))).toList();
  }

  private static List<Integer> best(double[] scores, int count) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -scores[i]));
    return order.subList(0, Math.min(count, order.size()));
  }
}
