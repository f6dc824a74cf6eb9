package io.tierworks.simulator.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Words of a text, reduced to stems so that "charged" and "charges" count as one.
public final class Words {
  private static final int STEM = 5;
  private static final Set<String> STOP_WORDS =
      Set.of(
          ("and are but can for from has have her his how into its not one our out that the their "
                  + "them then they this was were what when which who will with you your")
              .split(" "));

  private Words() {}

  /// The stems of all words of three letters and more, without stop words.
  public static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (word.length() > 2 && !STOP_WORDS.contains(word)) {
        var singular = word.length() > 3 ? word.replaceFirst("s$", "") : word;
        stems.add(singular.substring(0, Math.min(STEM, singular.length())));
      }
    }
    return stems;
  }

  /// How many stems both sets have.
  public static int overlap(Set<String> one, Set<String> other) {
    return (int) one.stream().filter(other::contains).count();
  }

  /// A field name as words: `invoice_number` and `invoiceNumber` are "invoice number".
  public static String ofName(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])|[_-]+", " ").toLowerCase(Locale.ROOT);
  }

  /// The beginning of a text, cut between words.
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int space = text.lastIndexOf(' ', length - 2);
    return text.substring(0, space > length / 2 ? space : Math.max(0, length - 2)) + " …";
  }
}
