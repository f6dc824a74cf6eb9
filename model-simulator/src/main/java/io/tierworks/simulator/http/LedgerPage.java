package io.tierworks.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.bill.Ledger;
import io.tierworks.simulator.bill.LedgerEntry;
import io.tierworks.simulator.bill.Money;
import io.tierworks.simulator.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// `GET /admin/ledger`, streamed: a million entries need no second copy. `?entries=false` leaves
/// the entries out.
final class LedgerPage {
  private LedgerPage() {}

  static void send(HttpExchange exchange, Ledger ledger) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    boolean withEntries = query == null || !query.contains("entries=false");
    Ledger.Page page = ledger.page(withEntries);
    exchange.getResponseHeaders().set("Content-Type", Wire.JSON);
    exchange.sendResponseHeaders(200, 0);
    try (JsonGenerator json = Json.MAPPER.createGenerator(exchange.getResponseBody())) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      json.writeStartObject();
      totals(json, page.all());
      json.writeObjectFieldStart("byModel");
      for (Map.Entry<String, Ledger.Totals> model : new TreeMap<>(page.byModel()).entrySet()) {
        json.writeObjectFieldStart(model.getKey());
        totals(json, model.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
      if (withEntries) {
        entries(json, page);
      }
      json.writeEndObject();
    }
  }

  private static void entries(JsonGenerator json, Ledger.Page page) throws IOException {
    json.writeArrayFieldStart("entries");
    for (LedgerEntry entry : page.entries()) {
      entry(json, entry);
    }
    json.writeEndArray();
  }

  private static void totals(JsonGenerator json, Ledger.Totals totals) throws IOException {
    json.writeNumberField("requests", totals.requests());
    json.writeNumberField("billed", totals.billed());
    json.writeNumberField("inputTokens", totals.input());
    json.writeNumberField("cachedTokens", totals.cached());
    json.writeNumberField("outputTokens", totals.output());
    json.writeNumberField("cost", Money.dollars(totals.cost()));
  }

  private static void entry(JsonGenerator json, LedgerEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("requestId", entry.requestId());
    json.writeStringField("clientRequestId", entry.clientRequestId());
    json.writeStringField("model", entry.model());
    json.writeStringField("kind", entry.kind());
    json.writeNumberField("status", entry.status());
    json.writeStringField("fault", entry.fault());
    json.writeNumberField("inputTokens", entry.usage().input());
    json.writeNumberField("cachedTokens", entry.usage().cached());
    json.writeNumberField("outputTokens", entry.usage().output());
    json.writeNumberField("reasoningTokens", entry.usage().reasoning());
    json.writeNumberField("cost", Money.dollars(entry.cost()));
    json.writeStringField("at", entry.at().toString());
    json.writeBooleanField("billed", entry.billed());
    json.writeEndObject();
  }
}
