package io.tierworks.e2e.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Extraction: an invoice with about fifteen lines. A mistake is another value that is printed on
/// it; three of the seven fields are tied to each other by their sum.
final class Invoices {
  private static final List<String> VENDORS =
      List.of(
          "Bracken & Sons Ltd", "Kranich GmbH", "Ferrante Words", "Orion Tools", "Petit Four SA");
  private static final List<String> CUSTOMERS =
      List.of("Rowan Joinery", "Dr Wendt", "Lakeside School");
  private static final List<String> GOODS =
      List.of(
          "oak board 2400 x 200",
          "box of wood screws",
          "toner, black",
          "delivery, express",
          "hour of work");
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP");

  private Invoices() {}

  static Task make(String name, Phrases phrases) {
    var vendor = phrases.oneOf(VENDORS);
    var customer = phrases.oneOf(CUSTOMERS);
    var number = phrases.one("INV-", "R-", "2026/") + phrases.between(1_000, 9_999);
    var order = "PO-" + phrases.between(1_000, 9_999);
    var date = LocalDate.of(2026, phrases.between(1, 12), phrases.between(1, 28));
    var due = date.plusDays(30);
    var currency = phrases.oneOf(CURRENCIES);
    var lines = new ArrayList<String>();
    var net = BigDecimal.ZERO;
    for (int line = 1; line <= 15; line++) {
      int quantity = phrases.between(1, 12);
      var each = BigDecimal.valueOf(phrases.between(150, 19_900), 2);
      var amount = each.multiply(BigDecimal.valueOf(quantity));
      lines.add(
          "%d  %d x %s at %s: %s".formatted(line, quantity, phrases.oneOf(GOODS), each, amount));
      net = net.add(amount);
    }
    var discount = BigDecimal.valueOf(phrases.between(100, 900), 2);
    var sum = net;
    net = net.subtract(discount);
    var tax = net.multiply(new BigDecimal("0.20")).setScale(2, RoundingMode.HALF_UP);
    var total = net.add(tax);
    var text =
        """
        Invoice %s of %s (document %s), dated %s
        To: %s. Your order %s. %s
        %s
        Sum of the lines %s, discount %s, net %s, tax 20%% %s, total %s %s
        Payable by %s. %s\
        """
            .formatted(
                number,
                vendor,
                name,
                date,
                customer,
                order,
                phrases.remarks(4),
                String.join("\n", lines),
                sum,
                discount,
                net,
                tax,
                currency,
                total,
                due,
                phrases.remarks(4));
    var answer = Task.object().put("vendor", vendor).put("invoice_number", number);
    answer.put("date", date.toString()).put("currency", currency);
    answer.put("net", net).put("tax", tax).put("total", total);
    var mistakes = new ArrayList<ObjectNode>();
    mistakes.add(Task.object().put("vendor", customer));
    mistakes.add(Task.object().put("invoice_number", order));
    mistakes.add(Task.object().put("date", due.toString()));
    mistakes.add(Task.object().put("currency", phrases.otherThan(currency, CURRENCIES)));
    mistakes.add(Task.object().put("net", sum));
    mistakes.add(Task.object().put("tax", discount));
    mistakes.add(Task.object().put("total", net));
    var tempting = phrases.oneOf(mistakes);
    return new Task(text, answer, List.of(tempting, phrases.otherThan(tempting, mistakes)));
  }
}
