package io.tierworks.planner.ledger;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of a ledger: what is spent and reserved on one tier for one purpose.
///
/// @param open attempts that are not settled
/// @param reserved their worst-case cost
/// @param estimates attempts that are billed at an upper bound
/// @param snapshots the states of a workspace that tools read; the first few
public record Account(
    AccountKey key,
    int open,
    Money reserved,
    int calls,
    Usage usage,
    Money cost,
    int estimates,
    List<String> snapshots) {
  private static final int MOST_SNAPSHOTS = 20;

  public Account {
    snapshots = List.copyOf(snapshots);
  }

  static Account empty(AccountKey key) {
    return new Account(key, 0, Money.ZERO, 0, Usage.NONE, Money.ZERO, 0, List.of());
  }

  public String tier() {
    return key.tier();
  }

  public Purpose purpose() {
    return key.purpose();
  }

  Account reserve(Money amount) {
    return new Account(
        key, open + 1, reserved.plus(amount), calls, usage, cost, estimates, snapshots);
  }

  Account release(Money amount) {
    return new Account(
        key, open - 1, reserved.minus(amount), calls, usage, cost, estimates, snapshots);
  }

  Account book(Spent spent) {
    return new Account(
        key,
        open,
        reserved,
        calls + spent.calls(),
        usage.plus(spent.usage()),
        cost.plus(spent.cost()),
        estimates + (spent.estimated() ? 1 : 0),
        with(spent.snapshot()));
  }

  private List<String> with(@Nullable String snapshot) {
    return snapshot == null || snapshots.contains(snapshot) || snapshots.size() >= MOST_SNAPSHOTS
        ? snapshots
        : Stream.concat(snapshots.stream(), Stream.of(snapshot)).sorted().toList();
  }

  /// Takes back the upper bound of a lost attempt.
  Account unbook(Money amount) {
    return new Account(
        key, open, reserved, calls - 1, usage, cost.minus(amount), estimates - 1, snapshots);
  }

  /// Bills every open attempt at its upper bound.
  Account writeOff() {
    return new Account(
        key, 0, Money.ZERO, calls + open, usage, cost.plus(reserved), estimates + open, snapshots);
  }
}
