package io.tierworks.simulator.solve.extract;

import io.tierworks.simulator.solve.lexicon.FieldNames;
import io.tierworks.simulator.solve.text.Material;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The number a field asks for, by the labels beside the numbers of the text.
public final class Figures {
  private static final Set<String> MONEY =
      Set.of("total", "net", "tax", "shipping_cost", "discount", "unit_price", "budget");
  private static final int NEAR = 48;

  /// "VAT Reg GB 214 7785 02" states no amount.
  private static final Pattern REGISTER =
      Pattern.compile("^\\W*(?:(?:reg|no|nr|id|idnr|number|registration|gb|art)\\b|-id)");

  private Figures() {}

  /// The number that the meaning's labels point at, or null if there is none.
  public static @Nullable BigDecimal of(FieldNames.Meaning meaning, Material material) {
    List<Amount> amounts = Amounts.in(material);
    boolean money = MONEY.contains(meaning.role());
    boolean percent = meaning.role().endsWith("rate");
    Amount best = null;
    double bestScore = 0;
    for (Amount amount : amounts) {
      double score = score(amount, meaning, material.lower(), money);
      boolean rate = percentFollows(amount, material.text());
      if (score > 0
          && rate == percent
          && (best == null
              || score > bestScore
              || score == bestScore
                  && meaning.role().equals("total")
                  && amount.value().compareTo(best.value()) > 0)) {
        best = amount;
        bestScore = score;
      }
    }
    if (best == null && meaning.role().isEmpty()) {
      best = nearby(amounts, meaning.names().getFirst(), material.lower());
    }
    if (best == null && meaning.role().equals("total")) {
      best = largest(amounts);
    }
    return best == null ? null : best.value();
  }

  /// How well the label before (on the same line) or right after the number fits.
  private static double score(
      Amount amount, FieldNames.Meaning meaning, String lower, boolean money) {
    int lineStart = lower.lastIndexOf('\n', amount.start()) + 1;
    int from = Math.max(lineStart, amount.start() - NEAR);
    String before = lower.substring(from, amount.start());
    String after = lower.substring(amount.end(), Math.min(lower.length(), amount.end() + 20));
    double best = 0;
    List<String> labels = meaning.labels();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      int at = lastWord(before, label);
      if (at >= 0 && !(money && REGISTER.matcher(before.substring(at + label.length())).find())) {
        double closeness = 1.0 - (double) (before.length() - at - label.length()) / NEAR;
        double value = 3 - i * 0.12 + closeness;
        best = Math.max(best, meaning.role().equals("total") && subtotal(before, at) ? 0.2 : value);
      } else if (!money && after.stripLeading().startsWith(label)) {
        best = Math.max(best, 3.2 - i * 0.12);
      }
    }
    return best > 0 && money && !amount.currency().isEmpty() ? best + 0.5 : best;
  }

  /// The number with most of the name's words around it: "monthly fee" finds "Fees are 4,500 USD
  /// per month".
  private static @Nullable Amount nearby(List<Amount> amounts, String name, String lower) {
    Amount best = null;
    int most = 0;
    for (Amount amount : amounts) {
      String around =
          lower.substring(
              Math.max(0, amount.start() - 30), Math.min(lower.length(), amount.end() + 24));
      int met = 0;
      for (String word : name.split(" ")) {
        met +=
            word.length() > 2 && around.contains(word.substring(0, Math.min(5, word.length())))
                ? 1
                : 0;
      }
      if (met > most) {
        best = amount;
        most = met;
      }
    }
    return best;
  }

  private static boolean subtotal(String before, int at) {
    String lead = before.substring(0, at);
    return lead.endsWith("sub")
        || lead.endsWith("sub-")
        || lead.endsWith("sub ")
        || lead.endsWith("net ")
        || lead.endsWith("line ")
        || lead.endsWith("tax ")
        || lead.endsWith("vat ");
  }

  private static int lastWord(String text, String label) {
    int at = text.lastIndexOf(label);
    while (at > 0
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && !text.startsWith("sub", Math.max(0, at - 3))) {
      at = text.lastIndexOf(label, at - 1);
    }
    int end = at + label.length();
    boolean whole = at >= 0 && (end == text.length() || !Character.isLetter(text.charAt(end)));
    return whole ? at : -1;
  }

  private static boolean percentFollows(Amount amount, String text) {
    int i = amount.end();
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i < text.length() && text.charAt(i) == '%';
  }

  private static @Nullable Amount largest(List<Amount> amounts) {
    Amount largest = null;
    for (Amount amount : amounts) {
      if (!amount.currency().isEmpty()
          && (largest == null || amount.value().compareTo(largest.value()) > 0)) {
        largest = amount;
      }
    }
    return largest;
  }
}
