package io.tierworks.simulator.plan;

import io.tierworks.simulator.plan.Step.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The fields a goal wants extracted, by the words it uses; the usual ones of an invoice where it
/// names none.
final class Wanted {
  private static final List<Map.Entry<String, Output>> KNOWN =
      List.of(
          Map.entry("vendor", Output.text("vendor", "Who issued the document.")),
          Map.entry("supplier", Output.text("supplier", "Who issued the document.")),
          Map.entry("customer", Output.text("customer", "Who is addressed.")),
          Map.entry("invoice number", Output.text("invoice_number", "The number of the invoice.")),
          Map.entry("order", Output.text("order_number", "The number of the order.")),
          Map.entry("due date", Output.text("due_date", "ISO date, YYYY-MM-DD.")),
          Map.entry("date", Output.text("date", "ISO date, YYYY-MM-DD.")),
          Map.entry("total", new Output("total", "number", "The amount due.", List.of(), false)),
          Map.entry("amount", new Output("amount", "number", "The amount due.", List.of(), false)),
          Map.entry("tax", new Output("tax", "number", "The tax amount.", List.of(), false)),
          Map.entry("vat", new Output("tax", "number", "The tax amount.", List.of(), false)),
          Map.entry("currency", Output.text("currency", "ISO code.")),
          Map.entry("iban", Output.text("iban", "The account to pay to.")),
          Map.entry("email", Output.text("email", "The email address.")),
          Map.entry("phone", Output.text("phone", "The telephone number.")),
          Map.entry("name", Output.text("name", "The person's full name.")),
          Map.entry("address", Output.text("address", "The postal address.")));

  private Wanted() {}

  static List<Output> fields(String goal) {
    String lower = goal.toLowerCase(Locale.ROOT);
    List<Output> fields = new ArrayList<>();
    for (Map.Entry<String, Output> known : KNOWN) {
      boolean fresh =
          fields.stream().noneMatch(field -> field.name().equals(known.getValue().name()));
      if (fresh && lower.contains(known.getKey())) {
        fields.add(known.getValue());
      }
    }
    if (fields.size() < 2) {
      for (String usual : List.of("vendor", "invoice number", "date", "total", "currency")) {
        KNOWN.stream()
            .filter(known -> known.getKey().equals(usual) && !fields.contains(known.getValue()))
            .forEach(known -> fields.add(known.getValue()));
      }
    }
    return fields;
  }
}
