package io.tierworks.simulator.generate;

import static io.tierworks.simulator.generate.GeneratedTask.phrase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.SplittableRandom;

/// An invoice in one of several layouts, with amounts in continental or American notation.
final class Invoice {
  private static final BigDecimal TAX = new BigDecimal("0.20");

  private Invoice() {}

  static GeneratedTask write(SplittableRandom random) {
    LocalDate date = LocalDate.of(2026, 1 + random.nextInt(12), 1 + random.nextInt(28));
    BigDecimal net = BigDecimal.valueOf(5_000 + random.nextInt(900_000), 2);
    BigDecimal tax = net.multiply(TAX).setScale(2, RoundingMode.HALF_UP);
    boolean continental = random.nextBoolean();
    ObjectNode answer = Json.object().put("vendor", phrase("vendor", random));
    answer.put("invoice_number", phrase("number", random) + (1_000 + random.nextInt(9_000)));
    answer.put("date", date.toString()).put("total", net.add(tax));
    answer.put("currency", continental ? "EUR" : "USD");
    String text = phrase("layout", random);
    for (String field : new String[] {"vendor", "invoice_number", "date", "currency"}) {
      text = text.replace("{" + field + "}", answer.path(field).asText());
    }
    String month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    text = text.replace("{day}", date.getDayOfMonth() + "").replace("{month}", month);
    return new GeneratedTask(
        text.replace("{net}", money(net, continental))
            .replace("{tax}", money(tax, continental))
            .replace("{total}", money(net.add(tax), continental)),
        answer);
  }

  private static String money(BigDecimal value, boolean continental) {
    return String.format(continental ? Locale.GERMANY : Locale.US, "%,.2f", value);
  }
}
