package io.tierworks.e2e.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.cost.Money;
import java.util.List;
import java.util.function.Predicate;

/// The simulator's admin API: its ledger, its faults, its speed.
public final class SimulatorAdmin {
  private final Http http;
  private final String address;

  SimulatorAdmin(Http http, String address) {
    this.http = http;
    this.address = address;
  }

  /// What the endpoint says was spent since the last reset.
  public record Account(Money cost, long requests, long billed) {}

  public Account account() {
    var totals = ledger("?entries=false");
    return new Account(
        Money.dollars(totals.path("cost").decimalValue()),
        totals.path("requests").asLong(),
        totals.path("billed").asLong());
  }

  /// What was spent on attempts with these ids, all HTTP tries of them.
  public Money costOf(Predicate<String> attempt) {
    var cost = Money.ZERO;
    for (var entry : ledger("").path("entries")) {
      if (attempt.test(entry.path("clientRequestId").asText().split("#", 2)[0])) {
        cost = cost.plus(Money.dollars(entry.path("cost").decimalValue()));
      }
    }
    return cost;
  }

  /// One HTTP call that the endpoint has on its ledger.
  ///
  /// @param attempt that the caller made it for
  public record Entry(String attempt, Money cost, boolean billed) {}

  public List<Entry> entries() {
    return ledger("")
        .path("entries")
        .valueStream()
        .map(entry ->
            new Entry(
                entry.path("clientRequestId").asText().split("#", 2)[0],
                Money.dollars(entry.path("cost").decimalValue()),
                entry.path("billed").asBoolean()))
        .toList();
  }

  public void resetLedger() {
    http.call("DELETE", address + "/admin/ledger", "");
  }

  /// @param faults lines of the menu as JSON objects, such as `{"kind":"500","rate":0.1}`
  public void faults(String... faults) {
    http.call("POST", address + "/admin/faults", "{\"faults\":[" + String.join(",", faults) + "]}");
  }

  public void noFaults() {
    http.call("DELETE", address + "/admin/faults", "");
  }

  /// @param scale 1 is realistic, 0 answers at once
  public void latency(double scale) {
    http.call("POST", address + "/admin/latency", "{\"scale\":" + scale + "}");
  }

  private JsonNode ledger(String query) {
    return Http.json(http.call("GET", address + "/admin/ledger" + query, ""));
  }
}
