package io.tierworks.planner.job;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.ledger.AccountKey;

/// One attempt at a subtask.
///
/// @param account what the attempt is billed to
/// @param reserved its worst-case cost
public record Attempt(
    int number, AccountKey account, Money reserved, State state, AttemptBill bill) {

  public enum State {
    OPEN,
    ENDED,
    /// Lost with its worker, and billed at its upper bound until it is reported after all.
    LOST
  }

  public static Attempt open(int number, AccountKey account, Money reserved) {
    return new Attempt(number, account, reserved, State.OPEN, AttemptBill.EMPTY);
  }

  public String tier() {
    return account.tier();
  }

  public Purpose purpose() {
    return account.purpose();
  }

  /// A worker reports how its run ended. The first report ends the attempt.
  public Attempt reportedBy(String worker, Spent spent) {
    return with(State.ENDED, bill.reportedBy(worker, spent, reserved));
  }

  /// The attempt is lost with a worker.
  public Attempt lostBy(String worker) {
    return with(State.LOST, bill.lostBy(worker, reserved));
  }

  /// The attempt is lost, and no worker is known to have it.
  public Attempt lostUnclaimed() {
    return with(State.LOST, bill.lostUnclaimed(reserved));
  }

  /// A run is lost with its worker. The state of the attempt does not change.
  public Attempt alsoLostBy(String worker) {
    return with(state, bill.lostBy(worker, reserved));
  }

  private Attempt with(State next, AttemptBill changed) {
    return new Attempt(number, account, reserved, next, changed);
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /// What a lost run is billed with: one call at its worst case.
  public Spent upperBound() {
    return new Spent(null, Usage.NONE, reserved, 1, true, 0);
  }
}
