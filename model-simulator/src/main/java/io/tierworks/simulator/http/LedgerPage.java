package io.tierworks.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.bill.Ledger;
import io.tierworks.simulator.bill.Money;
import io.tierworks.simulator.json.Json;
import java.io.IOException;
import java.util.TreeMap;

/// `GET /admin/ledger`, streamed, so that a million entries are not copied. `?entries=false` leaves
/// the entries out.
final class LedgerPage {
  private LedgerPage() {}

  static void send(HttpExchange exchange, Ledger ledger) throws IOException {
    var query = exchange.getRequestURI().getQuery();
    boolean withEntries = query == null || !query.contains("entries=false");
    var page = ledger.page(withEntries);
    var head = totals(page.all());
    var byModel = head.putObject("byModel");
    new TreeMap<>(page.byModel()).forEach((model, totals) -> byModel.set(model, totals(totals)));
    var byTruth = head.putObject("byTruth");
    new TreeMap<>(page.byTruth()).forEach(byTruth::put);
    exchange.getResponseHeaders().set("Content-Type", Wire.JSON);
    exchange.sendResponseHeaders(200, 0);
    try (JsonGenerator json = Json.MAPPER.createGenerator(exchange.getResponseBody())) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      json.writeStartObject();
      for (var field : head.properties()) {
        json.writeFieldName(field.getKey());
        json.writeTree(field.getValue());
      }
      if (withEntries) {
        json.writeArrayFieldStart("entries");
        for (var entry : page.entries()) {
          json.writeTree(entry.json());
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  private static ObjectNode totals(Ledger.Totals totals) {
    var json = Json.object().put("requests", totals.requests());
    json.put("billed", totals.billed()).put("inputTokens", totals.input());
    json.put("cachedTokens", totals.cached()).put("outputTokens", totals.output());
    return json.put("cost", Money.dollars(totals.cost()));
  }
}
