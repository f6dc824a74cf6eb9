package io.tierworks.planner.ledger;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;

/// One line of a ledger: what is spent and reserved on one tier for one purpose.
///
/// @param open attempts that are not settled
/// @param reserved their worst-case cost
/// @param estimates attempts that are billed at an upper bound
public record Account(
    AccountKey key, int open, Money reserved, int calls, Usage usage, Money cost, int estimates) {

  static Account empty(AccountKey key) {
    return new Account(key, 0, Money.ZERO, 0, Usage.NONE, Money.ZERO, 0);
  }

  public String tier() {
    return key.tier();
  }

  public Purpose purpose() {
    return key.purpose();
  }

  Account reserve(Money amount) {
    return new Account(key, open + 1, reserved.plus(amount), calls, usage, cost, estimates);
  }

  Account release(Money amount) {
    return new Account(key, open - 1, reserved.minus(amount), calls, usage, cost, estimates);
  }

  Account book(Spent spent) {
    return new Account(
        key,
        open,
        reserved,
        calls + spent.calls(),
        usage.plus(spent.usage()),
        cost.plus(spent.cost()),
        estimates + (spent.estimated() ? 1 : 0));
  }

  /// Takes back the upper bound of a lost attempt.
  Account unbook(Money amount) {
    return new Account(key, open, reserved, calls - 1, usage, cost.minus(amount), estimates - 1);
  }

  /// Bills every open attempt at its upper bound.
  Account writeOff() {
    return new Account(
        key, 0, Money.ZERO, calls + open, usage, cost.plus(reserved), estimates + open);
  }
}
