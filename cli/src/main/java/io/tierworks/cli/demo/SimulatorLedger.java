package io.tierworks.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.cli.command.CliException;
import io.tierworks.cli.show.TextFormat;
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
import java.util.Optional;

/// The simulator's record of all calls, which the bill is compared with.
///
/// @param cost of all calls since the simulator started
/// @param answerKey number of answers that came from the answer key of an example
/// @param reader number of answers that the generic reader gave
record SimulatorLedger(Money cost, long requests, long answerKey, long reader) {
  /// A bill rounds each call up by less than this.
  private static final Money TOLERANCE_PER_CALL = new Money(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /// @param simulator URL without a path; empty without a simulator
  /// @throws CliException if the simulator does not answer
  static Optional<SimulatorLedger> of(Optional<String> simulator) throws InterruptedException {
    return simulator.isEmpty() ? Optional.empty() : Optional.of(of(read(simulator.get())));
  }

  private static SimulatorLedger of(JsonNode totals) {
    var byTruth = totals.path("byTruth");
    return new SimulatorLedger(
        Money.dollars(totals.path("cost").decimalValue()),
        totals.path("requests").asLong(),
        byTruth.path("answer_key").asLong(),
        byTruth.path("reader").asLong());
  }

  private static JsonNode read(String simulator) throws InterruptedException {
    var address = URI.create(simulator + "/admin/ledger?entries=false");
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
      return Wire.tree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException | MalformedMessage e) {
      throw CliException.unreachable("cannot read the simulator's ledger: " + e.getMessage());
    }
  }

  String comparison(Bill bill) {
    if (!matches(bill)) {
      return "The bill of %s does NOT match the endpoint's own ledger of %s."
          .formatted(bill.total(), cost);
    }
    return bill.estimated()
        ? "The bill of %s is an upper bound of the endpoint's own ledger: %s."
            .formatted(bill.total(), cost)
        : "The bill matches the endpoint's own ledger to the cent: %s for %d requests."
            .formatted(TextFormat.money(cost), requests);
  }

  /// Tells where the simulated answers to the items came from.
  String sources() {
    return "Simulated answers: %d from the example's answer key, %d read from the text by rules."
        .formatted(answerKey, reader);
  }

  boolean matches(Bill bill) {
    long difference = bill.total().minus(cost).nanos();
    return bill.estimated()
        ? difference >= 0
        : Math.abs(difference) <= TOLERANCE_PER_CALL.times(bill.calls()).nanos();
  }
}
