package io.tierworks.planner.ledger;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;

/// One line of a ledger: everything spent and reserved on one tier for one purpose.
///
/// @param open attempts issued and not yet settled
/// @param reserved their worst-case cost
/// @param estimates how many attempts are on the line at an upper bound
public record Account(
    String tier,
    Purpose purpose,
    int open,
    Money reserved,
    int calls,
    Usage usage,
    Money cost,
    int estimates) {

  static Account empty(String tier, Purpose purpose) {
    return new Account(tier, purpose, 0, Money.ZERO, 0, Usage.NONE, Money.ZERO, 0);
  }

  Account reserve(Money amount) {
    return new Account(
        tier, purpose, open + 1, reserved.plus(amount), calls, usage, cost, estimates);
  }

  Account release(Money amount) {
    return new Account(
        tier, purpose, open - 1, reserved.minus(amount), calls, usage, cost, estimates);
  }

  Account book(Spent spent) {
    return new Account(
        tier,
        purpose,
        open,
        reserved,
        calls + spent.calls(),
        usage.plus(spent.usage()),
        cost.plus(spent.cost()),
        estimates + (spent.estimated() ? 1 : 0));
  }

  /// Takes back an upper bound that was booked for a lost attempt.
  Account unbook(Money amount) {
    return new Account(
        tier, purpose, open, reserved, calls - 1, usage, cost.minus(amount), estimates - 1);
  }
}
