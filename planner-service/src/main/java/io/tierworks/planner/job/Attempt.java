package io.tierworks.planner.job;

import io.tierworks.common.contract.Purpose;
import io.tierworks.common.cost.Money;
import java.util.ArrayList;
import java.util.List;

/// One try of a subtask, as the coordinator sees it.
///
/// @param reserved its worst-case cost
/// @param worker who ended it; empty until then
/// @param others workers that ran it too, by a second delivery, and have been paid for
public record Attempt(
    int number,
    String tier,
    Purpose purpose,
    Money reserved,
    State state,
    String worker,
    List<String> others) {

  public enum State {
    OPEN,
    ENDED,
    /// Its worker fell silent or handed it back; booked at its upper bound until it reports after
    /// all.
    LOST
  }

  public Attempt {
    worker = worker == null ? "" : worker;
    others = others == null ? List.of() : List.copyOf(others);
  }

  static Attempt open(int number, String tier, Purpose purpose, Money reserved) {
    return new Attempt(number, tier, purpose, reserved, State.OPEN, "", List.of());
  }

  Attempt ended(String by) {
    return new Attempt(number, tier, purpose, reserved, State.ENDED, by, others);
  }

  Attempt lost() {
    return new Attempt(number, tier, purpose, reserved, State.LOST, worker, others);
  }

  Attempt alsoRunBy(String other) {
    var all = new ArrayList<>(others);
    all.add(other);
    return new Attempt(number, tier, purpose, reserved, state, worker, all);
  }

  /// Whether this worker's run is on the bill.
  boolean isPaid(String by) {
    return worker.equals(by) || others.contains(by);
  }
}
