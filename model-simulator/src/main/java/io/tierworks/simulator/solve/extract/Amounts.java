package io.tierworks.simulator.solve.extract;

import io.tierworks.simulator.solve.text.Material;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds numbers as people write them: `1,234.50`, `1.234,50`, `1 234,50`, `EUR 300`, `$5k`. One
/// pass over the text.
public final class Amounts {
  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("$", "USD"),
          Map.entry("\u20ac", "EUR"),
          Map.entry("\u00a3", "GBP"),
          Map.entry("\u00a5", "JPY"),
          Map.entry("EUR", "EUR"),
          Map.entry("USD", "USD"),
          Map.entry("GBP", "GBP"),
          Map.entry("CHF", "CHF"),
          Map.entry("JPY", "JPY"),
          Map.entry("SEK", "SEK"),
          Map.entry("NOK", "NOK"),
          Map.entry("DKK", "DKK"),
          Map.entry("PLN", "PLN"),
          Map.entry("CZK", "CZK"),
          Map.entry("CAD", "CAD"),
          Map.entry("AUD", "AUD"),
          Map.entry("INR", "INR"),
          Map.entry("Euro", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("dollars", "USD"),
          Map.entry("pounds", "GBP"),
          Map.entry("US$", "USD"));

  private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z$\u20ac\u00a3\u00a5]+");

  private Amounts() {}

  public static List<Amount> in(Material material) {
    return material.found(Amounts.class, Amounts::in);
  }

  public static List<Amount> in(String text) {
    List<Amount> amounts = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        i++;
        continue;
      }
      int end = end(text, i);
      if (!glued(text, i, end)) {
        amounts.add(amount(text, i, end));
      }
      i = end;
    }
    return amounts;
  }

  /// The first currency named in the material, as an ISO code, or an empty string.
  public static String currency(Material material) {
    for (Amount amount : in(material)) {
      if (!amount.currency().isEmpty()) {
        return amount.currency();
      }
    }
    for (String word : NO_WORD.split(material.text())) {
      String code = CURRENCIES.get(word);
      if (code != null) {
        return code;
      }
    }
    return "";
  }

  /// Digits with separators that have digits behind them; a space only before exactly three digits.
  private static int end(String text, int start) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (digit(text, i)) {
        i++;
      } else if ((c == '.' || c == ',' || c == '\'') && digit(text, i + 1)) {
        i++;
      } else if ((c == ' ' || c == '\u00a0')
          && i - start <= 3
          && digit(text, i + 1)
          && digit(text, i + 2)
          && digit(text, i + 3)
          && !digit(text, i + 4)
          && i + 4 < text.length()
          && ",.".indexOf(text.charAt(i + 4)) >= 0) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  private static boolean digit(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  /// Part of an identifier, a date or a time.
  private static boolean glued(String text, int start, int end) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    char after = end == text.length() ? ' ' : text.charAt(end);
    if (Character.isLetter(before) && !currencyBefore(text, start)
        || before == '-' && start > 1 && Character.isLetterOrDigit(text.charAt(start - 2))
        || before == '#'
        || before == '_') {
      return true;
    }
    if (before == '/' && digit(text, start - 2) || before == ':' && digit(text, start - 2)) {
      return true;
    }
    return (after == '-' || after == '/' || after == ':') && digit(text, end + 1) || after == '_';
  }

  private static boolean currencyBefore(String text, int start) {
    return start >= 3 && CURRENCIES.containsKey(text.substring(start - 3, start));
  }

  private static Amount amount(String text, int start, int end) {
    String digits = text.substring(start, end);
    BigDecimal value = number(digits);
    int after = end;
    if (after < text.length()
        && (text.charAt(after) == 'k' || text.charAt(after) == 'K')
        && !letter(text, after + 1)) {
      value = value.multiply(BigDecimal.valueOf(1_000));
      after++;
    } else if (after < text.length() && text.charAt(after) == 'M' && !letter(text, after + 1)) {
      value = value.multiply(BigDecimal.valueOf(1_000_000));
      after++;
    }
    String currency = before(text, start);
    return new Amount(value, currency.isEmpty() ? after(text, after) : currency, start, end);
  }

  private static boolean letter(String text, int i) {
    return i < text.length() && Character.isLetter(text.charAt(i));
  }

  private static String before(String text, int start) {
    int end = start;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int begin = end;
    while (begin > 0
        && end - begin < 5
        && !Character.isWhitespace(text.charAt(begin - 1))
        && ":(=|*".indexOf(text.charAt(begin - 1)) < 0) {
      begin--;
    }
    return CURRENCIES.getOrDefault(text.substring(begin, end).replace("-", ""), "");
  }

  private static String after(String text, int end) {
    int begin = end;
    while (begin < text.length() && text.charAt(begin) == ' ' && begin - end < 2) {
      begin++;
    }
    int stop = begin;
    while (stop < text.length()
        && stop - begin < 8
        && (Character.isLetter(text.charAt(stop))
            || "$\u20ac\u00a3\u00a5".indexOf(text.charAt(stop)) >= 0)) {
      stop++;
    }
    return CURRENCIES.getOrDefault(text.substring(begin, stop), "");
  }

  /// The last separator is the decimal one if it occurs once and has other than three digits behind
  /// it, or if the other kind stands before it.
  static BigDecimal number(String digits) {
    String plain = digits.replace(" ", "").replace("\u00a0", "").replace("'", "");
    int dot = plain.lastIndexOf('.');
    int comma = plain.lastIndexOf(',');
    int last = Math.max(dot, comma);
    if (last < 0) {
      return new BigDecimal(plain);
    }
    char separator = plain.charAt(last);
    boolean repeated = plain.indexOf(separator) != last;
    boolean both = dot >= 0 && comma >= 0;
    int behind = plain.length() - last - 1;
    boolean decimal =
        !repeated
            && (both || behind != 3 || separator == '.' && last == 1 && plain.charAt(0) == '0');
    String whole = (decimal ? plain.substring(0, last) : plain).replace(".", "").replace(",", "");
    return new BigDecimal(decimal ? whole + "." + plain.substring(last + 1) : whole);
  }
}
