package io.tierworks.planner.job;

import io.tierworks.common.contract.Purpose;
import io.tierworks.common.cost.Money;

/// One try of a subtask, as the coordinator sees it.
///
/// @param reserved its worst-case cost
/// @param worker who ended it; empty until then
public record Attempt(
    int number, String tier, Purpose purpose, Money reserved, State state, String worker) {

  public enum State {
    OPEN,
    ENDED,
    /// Its worker fell silent or handed it back; booked at its upper bound until it reports after
    /// all.
    LOST
  }

  public Attempt {
    worker = worker == null ? "" : worker;
  }

  static Attempt open(int number, String tier, Purpose purpose, Money reserved) {
    return new Attempt(number, tier, purpose, reserved, State.OPEN, "");
  }

  Attempt ended(String by) {
    return new Attempt(number, tier, purpose, reserved, State.ENDED, by);
  }

  Attempt lost() {
    return new Attempt(number, tier, purpose, reserved, State.LOST, worker);
  }
}
