package io.tierworks.cli.doctor;

import io.tierworks.common.contract.worker.WorkerStatus.Endpoint;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/// Whether a tier works: somebody is there, and the model lets them in.
///
/// @param workers the last heartbeat of each
/// @param waiting subtasks in the tier's topic; empty when that is not known
record TierCheck(String tier, List<Heartbeat> workers, OptionalLong waiting)
    implements DoctorCheck {
  /// Once is what a limit does; again and again, with doubling pauses between, nothing gets in.
  private static final int SHUT = 3;

  @Override
  public List<Finding> findings() {
    var working = workers.stream().filter(worker -> !worker.draining()).toList();
    if (working.isEmpty()) {
      return List.of(stopped());
    }
    int calls = working.stream().mapToInt(Heartbeat::inFlight).sum();
    int slots = working.stream().mapToInt(Heartbeat::slots).sum();
    return List.of(atTheEndpoint(working, slots, calls));
  }

  private Finding stopped() {
    var who = workers.isEmpty() ? "no worker is heard" : "all its workers are about to leave";
    var wayOut = "start one: tierworks worker --tier " + tier;
    if (waiting.isPresent() && waiting.getAsLong() == 0) {
      return Finding.note(subject(), who + "; nothing waits for it", wayOut);
    }
    var what =
        waiting.isPresent() ? "%,d subtasks wait".formatted(waiting.getAsLong()) : "subtasks wait";
    return Finding.fault(subject(), who + ", " + what, wayOut);
  }

  private Finding atTheEndpoint(List<Heartbeat> working, int slots, int calls) {
    var shutOut = working.stream().filter(TierCheck::isShutOut).map(Heartbeat::worker).toList();
    if (!shutOut.isEmpty()) {
      return shutOut(working, shutOut);
    }
    int places = working.stream().mapToInt(TierCheck::places).sum();
    if (places < slots) {
      return Finding.note(
          subject(),
          "the endpoint turns some calls away: %d at once get through, of %d slots"
              .formatted(places, slots),
          "nothing, if jobs are quick enough; else raise the account's limit, or lower tier.%s.slots"
              .formatted(tier));
    }
    return Finding.ok(
        subject(),
        "%d %s, %d of %d slots in use%s"
            .formatted(
                working.size(), working.size() == 1 ? "worker" : "workers", calls, slots, waits()));
  }

  private Finding shutOut(List<Heartbeat> working, List<String> shutOut) {
    boolean all = shutOut.size() == working.size();
    var observed =
        "the endpoint turns every call away (429, or no connection)"
            + (all ? waits() : " at " + String.join(", ", shutOut));
    var wayOut =
        "look at tier.%s.url, and at the limits and the balance of the account behind its key"
            .formatted(tier);
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

  private static boolean isShutOut(Heartbeat worker) {
    var endpoint = worker.endpoint();
    return endpoint != null && endpoint.turnedAway() >= SHUT;
  }

  private static int places(Heartbeat worker) {
    var endpoint = worker.endpoint();
    return Objects.requireNonNullElse(endpoint, new Endpoint(worker.slots(), 0)).places();
  }

  private String subject() {
    return "tier " + tier;
  }
}
