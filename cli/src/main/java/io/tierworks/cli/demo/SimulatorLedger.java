package io.tierworks.cli.demo;

import io.tierworks.cli.command.CliException;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.cost.Money;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The endpoint's own account of every call: the ground truth of a bill.
///
/// @param cost of all calls since the endpoint began
record SimulatorLedger(Money cost, long requests) {
  /// Both sides are exact to a billionth; a bill rounds each call up by less than one of these.
  private static final Money TOLERANCE_PER_CALL = new Money(1);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// @param simulator address without a path
  /// @throws CliException when the endpoint does not tell
  static SimulatorLedger of(String simulator) throws InterruptedException {
    var address = URI.create(simulator + "/admin/ledger?entries=false");
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      var totals = Wire.tree(answer.body());
      return new SimulatorLedger(
          Money.dollars(totals.path("cost").decimalValue()), totals.path("requests").asLong());
    } catch (IOException | MalformedMessage e) {
      throw CliException.unreachable("the simulator does not show its ledger: " + e.getMessage());
    }
  }

  boolean matches(Bill bill) {
    long difference = bill.total().minus(cost).nanos();
    return bill.estimated()
        ? difference >= 0
        : Math.abs(difference) <= TOLERANCE_PER_CALL.times(bill.calls()).nanos();
  }
}
