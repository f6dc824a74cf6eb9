package io.tierworks.planner.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a job may spend, has reserved and has spent. Immutable; at all times `spent + reserved <=
/// cap` for reservations that [#affords(Money)] allowed.
///
/// @param kept a part of the cap set aside for judging
public record Ledger(Money cap, Money kept, List<Account> accounts) {

  public Ledger {
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
  }

  public static Ledger withCap(Money cap) {
    return new Ledger(cap, Money.ZERO, List.of());
  }

  public boolean affords(Money amount) {
    return !amount.plus(kept).exceeds(free());
  }

  /// Whether the amount fits when what was kept for judging may be used.
  public boolean affordsFromKept(Money amount) {
    return !amount.exceeds(free());
  }

  public Ledger keep(Money amount) {
    return new Ledger(cap, amount, accounts);
  }

  public Ledger raise(Money newCap) {
    return new Ledger(newCap, kept, accounts);
  }

  public Ledger reserve(String tier, Purpose purpose, Money amount) {
    return change(tier, purpose, account -> account.reserve(amount));
  }

  /// Ends a reservation with what was really spent; the rest is free again.
  public Ledger settle(String tier, Purpose purpose, Money reserved, Spent spent) {
    return change(tier, purpose, account -> account.release(reserved).book(spent));
  }

  /// Books spending that has no reservation any more: a duplicate, or the late word on a lost
  /// attempt.
  public Ledger book(String tier, Purpose purpose, Spent spent) {
    return change(tier, purpose, account -> account.book(spent));
  }

  /// Replaces the upper bound booked for a lost attempt by the truth.
  public Ledger correct(String tier, Purpose purpose, Money bound, Spent spent) {
    return change(tier, purpose, account -> account.unbook(bound).book(spent));
  }

  /// Books every open reservation at its upper bound.
  public Ledger writeOff() {
    return new Ledger(cap, kept, accounts.stream().map(Ledger::writtenOff).toList());
  }

  private static Account writtenOff(Account a) {
    return a.open() == 0
        ? a
        : new Account(
            a.tier(),
            a.purpose(),
            0,
            Money.ZERO,
            a.calls() + a.open(),
            a.usage(),
            a.cost().plus(a.reserved()),
            a.estimates() + a.open());
  }

  @JsonIgnore
  public Money spent() {
    return accounts.stream().map(Account::cost).reduce(Money.ZERO, Money::plus);
  }

  @JsonIgnore
  public Money reserved() {
    return accounts.stream().map(Account::reserved).reduce(Money.ZERO, Money::plus);
  }

  @JsonIgnore
  public Usage usage() {
    return accounts.stream().map(Account::usage).reduce(Usage.NONE, Usage::plus);
  }

  /// Attempts issued and not settled.
  @JsonIgnore
  public int open() {
    return accounts.stream().mapToInt(Account::open).sum();
  }

  public int openOn(String tier) {
    return accounts.stream().filter(a -> a.tier().equals(tier)).mapToInt(Account::open).sum();
  }

  private Money free() {
    return cap.minus(spent()).minus(reserved());
  }

  private Ledger change(String tier, Purpose purpose, UnaryOperator<Account> change) {
    var changed = new ArrayList<Account>(accounts.size() + 1);
    boolean found = false;
    for (var account : accounts) {
      boolean same = account.tier().equals(tier) && account.purpose() == purpose;
      changed.add(same ? change.apply(account) : account);
      found |= same;
    }
    if (!found) {
      changed.add(change.apply(Account.empty(tier, purpose)));
    }
    return new Ledger(cap, kept, changed);
  }
}
