package io.tierworks.simulator.solve.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A position of an invoice or order: `3 x Toner black @ 49.90 = 149.70`, `Toner black | 3 | 49.90
/// | 149.70`.
public record LineItem(
    String description, BigDecimal quantity, BigDecimal unitPrice, BigDecimal total) {
  private static final int LONGEST_LINE = 400;
  private static final Set<String> SUMS =
      Set.of(
          "total",
          "subtotal",
          "sub-total",
          "tax",
          "vat",
          "net",
          "gross",
          "amount",
          "balance",
          "due",
          "iban",
          "date",
          "invoice",
          "discount",
          "tel",
          "phone",
          "mwst",
          "payment");

  /// The lines that state a description, a quantity and a price.
  public static List<LineItem> in(String text) {
    List<LineItem> items = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (line.length() > LONGEST_LINE) {
        continue;
      }
      List<Amount> amounts =
          Amounts.in(line).stream().filter(amount -> !percent(line, amount)).toList();
      if (amounts.size() >= 2 && amounts.size() <= 4 && priced(line, amounts) && !sum(line)) {
        items.add(item(line, amounts));
      }
    }
    return items;
  }

  /// A price has a currency or decimals, or stands behind a multiplication mark; house numbers have
  /// neither.
  private static boolean priced(String line, List<Amount> amounts) {
    return amounts.stream()
            .anyMatch(amount -> !amount.currency().isEmpty() || amount.value().scale() > 0)
        || line.contains(" x ")
        || line.indexOf('@') > 0;
  }

  private static boolean percent(String line, Amount amount) {
    return line.startsWith("%", amount.end()) || line.startsWith(" %", amount.end());
  }

  private static boolean sum(String line) {
    String lower = line.toLowerCase(java.util.Locale.ROOT).strip();
    String first = lower.split("[^a-z-]+", 2)[0];
    return SUMS.contains(first)
        || !Dates.in(line).isEmpty()
        || lower.chars().filter(Character::isLetter).count() < 3;
  }

  private static LineItem item(String line, List<Amount> amounts) {
    List<Amount> numbers = new ArrayList<>(amounts);
    // A leading position number: "1. Toner black, 3, 49.90, 149.70"
    if (numbers.size() == 4) {
      numbers.removeFirst();
    }
    BigDecimal quantity = numbers.getFirst().value();
    BigDecimal price = numbers.get(1).value();
    BigDecimal total = numbers.size() > 2 ? numbers.get(2).value() : quantity.multiply(price);
    return new LineItem(description(line, amounts), quantity, price, total);
  }

  /// What is left of the line when the numbers and their marks are gone.
  private static String description(String line, List<Amount> amounts) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (Amount amount : amounts) {
      rest.append(line, from, amount.start()).append(' ');
      from = amount.end();
    }
    rest.append(line.substring(from));
    String plain =
        rest.toString()
            .replaceAll("[|@=\u20ac$\u00a3\t*]", " ")
            .replaceAll(
                "(?i)\\b(eur|usd|gbp|chf|x|pcs|qty|each|pieces|units?|at|per)\\b[:.]?", " ");
    return plain.replaceAll("\\s+", " ").replaceAll("^[\\s.,:;)-]+|[\\s.,:;(-]+$", "");
  }
}
