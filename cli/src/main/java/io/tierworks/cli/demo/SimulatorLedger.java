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

/// The simulator's record of all calls, which the bill is compared with.
///
/// @param cost of all calls since the simulator started
/// @param answerKey number of answers that came from the answer key of an example
/// @param reader number of answers that the generic reader gave
record SimulatorLedger(Money cost, long requests, long answerKey, long reader) {
  /// A bill rounds each call up by less than this.
  private static final Money TOLERANCE_PER_CALL = new Money(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /// @param simulator URL without a path
  /// @throws CliException if the simulator does not answer
  static SimulatorLedger of(String simulator) throws InterruptedException {
    var address = URI.create(simulator + "/admin/ledger?entries=false");
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      var totals = Wire.tree(answer.body());
      return new SimulatorLedger(
          Money.dollars(totals.path("cost").decimalValue()),
          totals.path("requests").asLong(),
          totals.path("byTruth").path("answer_key").asLong(),
          totals.path("byTruth").path("reader").asLong());
    } catch (IOException | MalformedMessage e) {
      throw CliException.unreachable("cannot read the simulator's ledger: " + e.getMessage());
    }
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
