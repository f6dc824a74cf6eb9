package io.tierworks.simulator.solve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.solve.LabelledInvoices.Invoice;
import io.tierworks.simulator.solve.LabelledTickets.Ticket;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// The tiers differ in how often they are right, and each is right often enough to be useful.
class AccuracyTest {
  private static final String LABELS =
      "\"label\":{\"type\":\"string\",\"enum\":[\"billing\",\"technical\",\"account\",\"shipping\",\"sales\",\"other\"]}";
  private static final String INVOICE =
      "\"vendor\":{\"type\":\"string\"},\"invoice_number\":{\"type\":\"string\"},\"date\":{\"type\":\"string\",\"description\":\"ISO date\"},\"total\":{\"type\":\"number\"},\"currency\":{\"type\":\"string\"}";

  @Test
  void larger_models_label_tickets_better() {
    double nano = tickets(Model.NANO);
    double mini = tickets(Model.MINI);
    double flagship = tickets(Model.FLAGSHIP);
    assertThat(nano).isBetween(0.80, 0.97);
    assertThat(mini).isGreaterThan(nano).isGreaterThan(0.88);
    assertThat(flagship).isGreaterThan(mini).isGreaterThan(0.93);
  }

  @Test
  void larger_models_extract_invoices_better() {
    double nano = invoices(Model.NANO);
    double mini = invoices(Model.MINI);
    double flagship = invoices(Model.FLAGSHIP);
    assertThat(nano).isGreaterThan(0.80);
    assertThat(mini).isGreaterThan(nano).isGreaterThan(0.88);
    assertThat(flagship).isGreaterThan(mini).isGreaterThan(0.93);
  }

  private static double tickets(Model model) {
    Bench bench = new Bench(model, 1);
    int right = 0;
    int count = 800;
    for (Ticket ticket : LabelledTickets.some(count, 7)) {
      JsonNode output =
          bench.item("classify", "Triage the support tickets", "", ticket.text(), LABELS);
      right += output.path("label").asText().equals(ticket.label()) ? 1 : 0;
    }
    return (double) right / count;
  }

  /// The share of invoices with all five values right.
  private static double invoices(Model model) {
    Bench bench = new Bench(model, 1);
    int right = 0;
    int count = 600;
    for (Invoice invoice : LabelledInvoices.some(count, 11)) {
      JsonNode output =
          bench.item("extract", "Extract the invoice data", "", invoice.text(), INVOICE);
      right += right(invoice, output) ? 1 : 0;
    }
    return (double) right / count;
  }

  private static boolean right(Invoice invoice, JsonNode output) {
    return output.path("vendor").asText().equals(invoice.vendor())
        && output.path("invoice_number").asText().equals(invoice.number())
        && output.path("date").asText().equals(invoice.date())
        && new BigDecimal(output.path("total").asText()).compareTo(invoice.total()) == 0
        && output.path("currency").asText().equals(invoice.currency());
  }
}
