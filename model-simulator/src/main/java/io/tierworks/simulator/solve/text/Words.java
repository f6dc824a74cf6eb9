package io.tierworks.simulator.solve.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Text as stems: lower case, without endings, apostrophes dropped.
public final class Words {
  private static final Set<String> STOP =
      Set.of(
          ("a an the and or but if then else of to in on at by for with from as is are was were be been being it its this that these those i me my we our you your he she they"
                  + " them their his her us do does did done have has had will would can could shall should may might must not no so than too very just there here what which who whom"
                  + " when where why how all any each both few more most other some such only own same into about over under again once also up out off down per via please hi hello dear"
                  + " am im ive id it'll get got one two de la und der die das")
              .split(" "));
  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "no", "never", "without", "cannot", "cant", "dont", "doesnt", "didnt", "isnt",
          "wasnt", "wont", "arent", "havent", "hasnt", "none", "nor", "nothing", "nobody",
          "neither", "wouldnt", "couldnt", "unable", "refus", "declin");

  private Words() {}

  /// Stems in order, one for each word.
  public static List<String> stems(String text) {
    List<String> stems = new ArrayList<>(text.length() / 6 + 4);
    for (int start = begin(text, 0); start < text.length(); ) {
      int end = end(text, start);
      stems.add(Stem.of(plain(text.substring(start, end))));
      start = begin(text, end);
    }
    return stems;
  }

  /// The piece of the text that holds `count` words from the word at `position` on, as written.
  public static String literal(String text, int position, int count) {
    int start = begin(text, 0);
    for (int i = 0; i < position; i++) {
      start = begin(text, end(text, start));
    }
    int end = end(text, start);
    for (int i = 1; i < count; i++) {
      end = end(text, begin(text, end));
    }
    return text.substring(start, end);
  }

  private static int begin(String text, int from) {
    int i = from;
    while (i < text.length() && !part(text, i, false)) {
      i++;
    }
    return i;
  }

  private static int end(String text, int start) {
    int i = start;
    while (i < text.length() && part(text, i, true)) {
      i++;
    }
    return i;
  }

  /// The stems that carry meaning, in order of first appearance.
  public static Set<String> content(String text) {
    Set<String> content = new LinkedHashSet<>();
    for (String stem : stems(text)) {
      if (meaningful(stem)) {
        content.add(stem);
      }
    }
    return content;
  }

  public static boolean meaningful(String stem) {
    return stem.length() > 1 && !STOP.contains(stem);
  }

  public static boolean negates(String stem) {
    return NEGATIONS.contains(stem);
  }

  /// `invoiceNumber`, `invoice_number` and `Invoice-Number` as "invoice number".
  public static String spaced(String name) {
    StringBuilder spaced = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
        spaced.append(' ');
      }
      spaced.append(c == '_' || c == '-' || c == '/' || c == '&' || c == '.' ? ' ' : c);
    }
    return spaced.toString().toLowerCase(Locale.ROOT).replace("  ", " ").strip();
  }

  private static boolean part(String text, int i, boolean inside) {
    char c = text.charAt(i);
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return inside
        && (c == '\'' || c == '\u2019')
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i + 1));
  }

  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    int apostrophe = Math.max(lower.indexOf('\''), lower.indexOf('\u2019'));
    if (apostrophe < 0) {
      return lower;
    }
    String tail = lower.substring(apostrophe + 1);
    return tail.equals("s")
        ? lower.substring(0, apostrophe)
        : lower.substring(0, apostrophe) + tail;
  }
}
