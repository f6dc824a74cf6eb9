package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierworks.common.contract.Purpose;
import io.tierworks.common.contract.Spent;
import io.tierworks.common.cost.Money;
import java.util.ArrayList;
import java.util.List;

/// One try of a subtask, as the coordinator sees it.
///
/// @param reserved its worst-case cost
/// @param worker who ended it; empty until then
/// @param others workers that ran it too, by a second delivery, and have been paid for
/// @param cost what it is on the bill with so far
/// @param estimated whether a part of the cost is an upper bound
public record Attempt(
    int number,
    String tier,
    Purpose purpose,
    Money reserved,
    State state,
    String worker,
    List<String> others,
    Money cost,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean estimated) {

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
    cost = cost == null ? Money.ZERO : cost;
  }

  static Attempt open(int number, String tier, Purpose purpose, Money reserved) {
    return new Attempt(
        number, tier, purpose, reserved, State.OPEN, "", List.of(), Money.ZERO, false);
  }

  Attempt ended(String by, Spent spent) {
    return new Attempt(
        number, tier, purpose, reserved, State.ENDED, by, others, spent.cost(), spent.estimated());
  }

  Attempt lost() {
    return new Attempt(number, tier, purpose, reserved, State.LOST, worker, others, reserved, true);
  }

  Attempt alsoRunBy(String other, Spent spent) {
    var all = new ArrayList<>(others);
    all.add(other);
    return new Attempt(
        number,
        tier,
        purpose,
        reserved,
        state,
        worker,
        all,
        cost.plus(spent.cost()),
        estimated || spent.estimated());
  }

  /// Whether this worker's run is on the bill.
  boolean isPaid(String by) {
    return worker.equals(by) || others.contains(by);
  }
}
