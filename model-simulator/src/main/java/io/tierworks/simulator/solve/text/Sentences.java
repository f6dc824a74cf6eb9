package io.tierworks.simulator.solve.text;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into sentences. Each is a literal piece of the text, so it may be quoted.
public final class Sentences {
  private static final int LONGEST = 400;

  private Sentences() {}

  public static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (ends(text, i) || i - start >= LONGEST && text.charAt(i) == ' ') {
        add(sentences, text.substring(start, i + 1));
        start = i + 1;
      }
    }
    add(sentences, text.substring(start));
    return sentences;
  }

  private static boolean ends(String text, int i) {
    char c = text.charAt(i);
    if (c == '\n') {
      return true;
    }
    if (c != '.' && c != '!' && c != '?') {
      return false;
    }
    boolean spaceFollows = i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
    return spaceFollows && !(c == '.' && (abbreviation(text, i) || lowerFollows(text, i)));
  }

  /// "incl. two bottles" goes on.
  private static boolean lowerFollows(String text, int dot) {
    return dot + 2 < text.length()
        && text.charAt(dot + 1) == ' '
        && Character.isLowerCase(text.charAt(dot + 2));
  }

  /// "Mr.", "e.g.", "No." and single letters end no sentence.
  private static boolean abbreviation(String text, int dot) {
    int start = dot;
    while (start > 0
        && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
      start--;
    }
    String word = text.substring(start, dot);
    return word.length() == 1 && Character.isUpperCase(word.charAt(0))
        || List.of(
                "Mr", "Mrs", "Ms", "Dr", "No", "Nr", "e.g", "i.e", "approx", "Inc", "Ltd", "St",
                "vs", "Co")
            .contains(word);
  }

  private static void add(List<String> sentences, String piece) {
    String sentence = piece.strip();
    if (sentence.length() > 1) {
      sentences.add(sentence);
    }
  }
}
