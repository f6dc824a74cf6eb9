package io.tierworks.planner.ledger;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
    return accounts.stream().map(Account::cost).reduce(Money.ZERO, Money::plus);
  }

  public Money reserved() {
    return accounts.stream().map(Account::reserved).reduce(Money.ZERO, Money::plus);
  }

  public Usage usage() {
    return accounts.stream().map(Account::usage).reduce(Usage.NONE, Usage::plus);
  }

  /// Attempts that are not settled.
  public int open() {
    return accounts.stream().mapToInt(Account::open).sum();
  }

  public int openOn(String tier) {
    return accounts.stream().filter(a -> a.tier().equals(tier)).mapToInt(Account::open).sum();
  }

  /// What is neither spent nor reserved.
  public Money free() {
    return cap.minus(spent()).minus(reserved());
  }

  private Ledger change(AccountKey key, UnaryOperator<Account> change) {
    boolean known = accounts.stream().anyMatch(account -> account.key().equals(key));
    var all =
        known ? accounts.stream() : Stream.concat(accounts.stream(), Stream.of(Account.empty(key)));
    return new Ledger(
        cap,
        kept,
        all.map(account -> account.key().equals(key) ? change.apply(account) : account).toList());
  }
}
