package io.tierworks.planner.ledger;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What a job may spend, has reserved and has spent. Immutable. `spent + reserved <= cap` holds as
/// long as only amounts are reserved that [#affords] or [#affordsFromKept] allowed.
///
/// @param kept the part of the cap that is set aside for judging
public record Ledger(Money cap, Money kept, List<Account> accounts) {

  public Ledger {
    accounts = List.copyOf(accounts);
  }

  public static Ledger withCap(Money cap) {
    return new Ledger(cap, Money.ZERO, List.of());
  }

  public boolean affords(Money amount) {
    return !amount.plus(kept).exceeds(free());
  }

  /// Whether the amount fits if it may use what is set aside for judging.
  public boolean affordsFromKept(Money amount) {
    return !amount.exceeds(free());
  }

  public Ledger keep(Money amount) {
    return new Ledger(cap, amount, accounts);
  }

  public Ledger raise(Money newCap) {
    return new Ledger(newCap, kept, accounts);
  }

  public Ledger reserve(AccountKey key, Money amount) {
    return change(key, account -> account.reserve(amount));
  }

  /// Ends a reservation with the real cost.
  public Ledger settle(AccountKey key, Money reserved, Spent spent) {
    return change(key, account -> account.release(reserved).book(spent));
  }

  /// Bills a run that has no reservation: a duplicate, or one that was reported late.
  public Ledger book(AccountKey key, Spent spent) {
    return change(key, account -> account.book(spent));
  }

  /// Replaces the upper bound of a lost attempt by the real cost.
  public Ledger correct(AccountKey key, Money bound, Spent spent) {
    return change(key, account -> account.unbook(bound).book(spent));
  }

  /// Bills every open reservation at its upper bound.
  public Ledger writeOff() {
    return new Ledger(
        cap, kept, accounts.stream().map(a -> a.open() == 0 ? a : a.writeOff()).toList());
  }

  public Money spent() {
    return sum(Account::cost);
  }

  public Money reserved() {
    return sum(Account::reserved);
  }

  private Money sum(Function<Account, Money> part) {
    var sum = Money.ZERO;
    for (var account : accounts) {
      sum = sum.plus(part.apply(account));
    }
    return sum;
  }

  public Usage usage() {
    return accounts.stream().map(Account::usage).reduce(Usage.NONE, Usage::plus);
  }

  /// Attempts that are not settled.
  public int open() {
    int open = 0;
    for (var account : accounts) {
      open += account.open();
    }
    return open;
  }

  public int openOn(String tier) {
    int open = 0;
    for (var account : accounts) {
      open += account.tier().equals(tier) ? account.open() : 0;
    }
    return open;
  }

  /// What is neither spent nor reserved.
  public Money free() {
    return cap.minus(spent()).minus(reserved());
  }

  private Ledger change(AccountKey key, UnaryOperator<Account> change) {
    var changed = new ArrayList<Account>(accounts.size() + 1);
    boolean known = false;
    for (var account : accounts) {
      boolean meant = account.key().equals(key);
      known |= meant;
      changed.add(meant ? change.apply(account) : account);
    }
    if (!known) {
      changed.add(change.apply(Account.empty(key)));
    }
    return new Ledger(cap, kept, changed);
  }
}
