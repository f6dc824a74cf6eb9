package io.tierworks.cli.doctor;

import io.tierworks.common.contract.worker.WorkerStatus.Endpoint;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import io.tierworks.common.model.FailureHint;
import io.tierworks.common.model.ModelFailure.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether a tier has workers and whether the model endpoint accepts their calls.
///
/// @param workers the last heartbeat of each worker of the tier
/// @param waiting subtasks in the tier's topic; empty if unknown
record TierCheck(String tier, List<Heartbeat> workers, OptionalLong waiting) {
  /// After this many rejections in a row, with pauses that double, the endpoint accepts nothing.
  private static final int REJECTIONS_IN_A_ROW = 3;

  Finding finding() {
    var working = workers.stream().filter(worker -> !worker.draining()).toList();
    return working.isEmpty() ? stopped() : endpoint(working);
  }

  private Finding stopped() {
    var state = workers.isEmpty() ? "no worker is running" : "all its workers are shutting down";
    var wayOut = "start a worker: tierworks worker --tier " + tier;
    if (waiting.isPresent() && waiting.getAsLong() == 0) {
      return Finding.note(subject(), state + "; no subtask waits", wayOut);
    }
    var backlog =
        waiting.isPresent() ? "%,d subtasks wait".formatted(waiting.getAsLong()) : "subtasks wait";
    return Finding.fault(subject(), state + ", " + backlog, wayOut);
  }

  private Finding endpoint(List<Heartbeat> working) {
    var rejected = working.stream().filter(TierCheck::isRejected).map(Heartbeat::worker).toList();
    if (!rejected.isEmpty()) {
      return rejected(working, rejected);
    }
    int slots = working.stream().mapToInt(Heartbeat::slots).sum();
    int places = working.stream().mapToInt(TierCheck::places).sum();
    return places < slots ? limited(places, slots) : atWork(working, slots);
  }

  private Finding limited(int places, int slots) {
    return Finding.note(
        subject(),
        "the endpoint rejects some calls: it accepts %d at a time, the workers have %d slots"
            .formatted(places, slots),
        "if jobs are too slow, raise the account's limit; to avoid rejections, lower tier.%s.slots"
            .formatted(tier));
  }

  private Finding atWork(List<Heartbeat> working, int slots) {
    int calls = working.stream().mapToInt(Heartbeat::inFlight).sum();
    return Finding.ok(
        subject(),
        "%d %s, %d of %d slots in use%s"
            .formatted(
                working.size(), working.size() == 1 ? "worker" : "workers", calls, slots, waits()));
  }

  private Finding rejected(List<Heartbeat> working, List<String> rejected) {
    boolean all = rejected.size() == working.size();
    var fault = working.stream().flatMap(worker -> fault(worker).stream()).findFirst();
    var why = fault.map(Reason::code).orElse("429 or no connection");
    var observed =
        "the endpoint rejects every call (%s)%s"
            .formatted(why, all ? waits() : " of " + String.join(", ", rejected));
    var wayOut =
        fault
            .map(reason ->
                FailureHint.of(reason, tier)
                    + "; the workers go on by themselves when it is mended")
            .orElse(
                "check tier.%s.url and the limits and balance of the account that the key belongs to"
                    .formatted(tier));
    return all
        ? Finding.fault(subject(), observed, wayOut)
        : Finding.note(subject(), observed, wayOut);
  }

  private String waits() {
    return waiting.stream()
        .filter(count -> count > 0)
        .mapToObj(", %,d subtasks wait"::formatted)
        .findFirst()
        .orElse("");
  }

  private static boolean isRejected(Heartbeat worker) {
    var endpoint = worker.endpoint();
    return endpoint != null
        && (endpoint.turnedAway() >= REJECTIONS_IN_A_ROW || fault(worker).isPresent());
  }

  /// What has to be mended; empty when the endpoint may take calls again by itself.
  private static Optional<Reason> fault(Heartbeat worker) {
    return Optional.ofNullable(worker.endpoint())
        .map(Endpoint::code)
        .flatMap(code -> Reason.of(code.code()))
        .filter(Reason::isOfEndpoint);
  }

  private static int places(Heartbeat worker) {
    var endpoint = worker.endpoint();
    return Objects.requireNonNullElse(endpoint, Endpoint.open(worker.slots())).places();
  }

  private String subject() {
    return "tier " + tier;
  }
}
