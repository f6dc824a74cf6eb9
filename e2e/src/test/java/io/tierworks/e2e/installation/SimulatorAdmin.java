package io.tierworks.e2e.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.cost.Money;
import java.util.List;
import java.util.function.Predicate;

/// The simulator's admin API: ledger, faults, latency.
public final class SimulatorAdmin {
  private final Http http;
  private final String address;

  SimulatorAdmin(Http http, String address) {
    this.http = http;
    this.address = address;
  }

  /// @param address URL without a path
  public static SimulatorAdmin at(String address) {
    return new SimulatorAdmin(new Http(), address);
  }

  /// What the endpoint billed since the last reset.
  public record Account(Money cost, long requests, long billed) {}

  public Account account() {
    var totals = ledger("?entries=false");
    return new Account(
        Money.dollars(totals.path("cost").decimalValue()),
        totals.path("requests").asLong(),
        totals.path("billed").asLong());
  }

  /// Cost of all HTTP calls of the attempts with these ids.
  public Money costOf(Predicate<String> attempt) {
    var cost = Money.ZERO;
    for (var entry : ledger("").path("entries")) {
      if (attempt.test(entry.path("clientRequestId").asText().split("#", 2)[0])) {
        cost = cost.plus(Money.dollars(entry.path("cost").decimalValue()));
      }
    }
    return cost;
  }

  /// One HTTP call in the endpoint's ledger.
  ///
  /// @param attempt id of the attempt that made the call
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

  /// @param faults JSON objects such as `{"kind":"500","rate":0.1}`
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
