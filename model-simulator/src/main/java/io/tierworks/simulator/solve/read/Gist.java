package io.tierworks.simulator.solve.read;

import io.tierworks.simulator.solve.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The point of a message: the sentence that tells what is wrong and the one that says what is
/// wanted, without the greeting.
public final class Gist {
  private static final Pattern GREETING =
      Pattern.compile(
          "^(?:(?:hi|hello|hey|dear|hallo|bonjour|good (?:morning|afternoon|evening))\\b[^,.!?:]{0,24}[,.!?:]+|so now|just wanted to say that)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> REQUESTS =
      List.of(
          "please",
          "could you",
          "can you",
          "would you",
          "kindly",
          "i want",
          "we want",
          "i need",
          "we need",
          "would like",
          "i'd like",
          "send me",
          "how do i",
          "how can",
          "do you have",
          "where is",
          "where can",
          "tell me",
          "explain",
          "may i",
          "shall i",
          "is it safe",
          "asks for",
          "asked for",
          "wants",
          "asks whether",
          "looking for");
  private static final Set<String> TROUBLE =
      Set.of(
          "twice",
          "wrong",
          "broken",
          "crash",
          "fail",
          "lost",
          "lose",
          "stop",
          "error",
          "cannot",
          "cant",
          "never",
          "nothing",
          "without",
          "stolen",
          "smell",
          "burnt",
          "fire",
          "off",
          "missing",
          "damag",
          "delay",
          "refus",
          "stuck",
          "locked",
          "black",
          "blank",
          "shut",
          "doesnt",
          "didnt",
          "wont",
          "isnt",
          "not",
          "charg",
          "double",
          "promis",
          "instead",
          "scared",
          "leak",
          "suspicious",
          "unknown",
          "hot",
          "cold",
          "nobody",
          "return",
          "chang",
          "somebody",
          "expir",
          "worse");
  private static final double STRONG = 2;
  private static final int LONGEST = 200;
  private static final int SHORTEST_WORDS = 3;

  private Gist() {}

  /// One sentence made of at most two of the text's; empty if none speaks of a trouble or a wish.
  ///
  /// @param cues stems that led to the decisions made on the text
  public static String of(List<String> sentences, Set<String> cues) {
    String wish = best(sentences, cues, true);
    List<String> others = sentences.stream().filter(one -> !one.equals(wish)).toList();
    String trouble = best(others, cues, false);
    if (trouble.isEmpty()) {
      return bare(wish);
    }
    String first = bare(trouble);
    boolean both = !wish.isEmpty() && first.length() + wish.length() < LONGEST;
    if (!both && !wish.isEmpty() && weight(trouble, cues, false) < STRONG) {
      return bare(wish);
    }
    return both ? first.replaceAll("[.!]+$", "") + "; " + lowered(bare(wish)) : first;
  }

  /// Without "Hi," and the like, with a capital letter.
  public static String bare(String sentence) {
    String rest = GREETING.matcher(sentence).replaceFirst("");
    return rest.isEmpty()
        ? ""
        : Digest.cut(Character.toUpperCase(rest.charAt(0)) + rest.substring(1));
  }

  private static String lowered(String sentence) {
    boolean name = sentence.startsWith("I ") || sentence.startsWith("I'");
    boolean shouted = sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1));
    return name || shouted || sentence.isEmpty()
        ? sentence
        : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static String best(List<String> sentences, Set<String> cues, boolean wishes) {
    String best = "";
    double most = 0;
    for (int i = 0; i < sentences.size(); i++) {
      double weight = weight(sentences.get(i), cues, wishes);
      double placed = weight * (1 + 0.4 / (i + 1));
      if (placed > most) {
        most = placed;
        best = sentences.get(i);
      }
    }
    return best;
  }

  /// 0 if it speaks of none.
  private static double weight(String sentence, Set<String> cues, boolean wishes) {
    List<String> stems = Words.stems(sentence);
    if (stems.size() < SHORTEST_WORDS || bare(sentence).isEmpty()) {
      return 0;
    }
    String lower = sentence.toLowerCase(Locale.ROOT);
    double asked = REQUESTS.stream().filter(lower::contains).count();
    if (sentence.endsWith("?")) {
      asked += 0.7;
    }
    if (wishes) {
      return asked == 0 ? 0 : asked + Math.min(2, stems.stream().filter(cues::contains).count());
    }
    long trouble = stems.stream().filter(TROUBLE::contains).distinct().count();
    long telling = stems.stream().distinct().filter(cues::contains).count();
    double weight = Math.min(3, trouble) + 0.7 * Math.min(2, telling) - 0.8 * asked;
    return weight <= 0 ? 0 : weight * Math.min(1, stems.size() / 7.0);
  }
}
