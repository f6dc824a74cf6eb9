package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.ledger.AccountKey;
import java.util.List;
import java.util.stream.Stream;

/// One attempt at a subtask. Usually one worker runs it; more do when the broker delivers its
/// envelope twice.
///
/// @param account what the attempt is billed to
/// @param reserved its worst-case cost
/// @param worker who ended it; empty until then
/// @param others workers that ran it too and are paid
/// @param lost workers that were lost with it, each billed at its worst case; [#NOBODY] when no
///   worker was known to have it
/// @param cost what it is billed with so far
/// @param estimated whether a worker could only report an upper bound
public record Attempt(
    int number,
    AccountKey account,
    Money reserved,
    State state,
    String worker,
    List<String> others,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> lost,
    Money cost,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean estimated) {

  /// In the place of a worker's name.
  public static final String NOBODY = "nobody";

  public enum State {
    OPEN,
    ENDED,
    /// Lost with its worker, and billed at its upper bound until it is reported after all.
    LOST
  }

  public Attempt {
    worker = worker == null ? "" : worker;
    others = others == null ? List.of() : List.copyOf(others);
    lost = lost == null ? List.of() : List.copyOf(lost);
    cost = cost == null ? Money.ZERO : cost;
  }

  public static Attempt open(int number, AccountKey account, Money reserved) {
    return new Attempt(
        number, account, reserved, State.OPEN, "", List.of(), List.of(), Money.ZERO, false);
  }

  public String tier() {
    return account.tier();
  }

  public Purpose purpose() {
    return account.purpose();
  }

  /// What a lost run is billed with: one call at its worst case.
  public Spent upperBound() {
    return new Spent("", Usage.NONE, reserved, 1, true, 0);
  }

  /// A worker reports how its run ended. The first report ends the attempt. If the run was billed
  /// as lost, the real cost replaces the bound.
  public Attempt reportedBy(String by, Spent spent) {
    boolean first = state != State.ENDED;
    return new Attempt(
        number,
        account,
        reserved,
        State.ENDED,
        first ? by : worker,
        first ? others : with(others, by),
        without(lost, lossOf(by)),
        cost.minus(boundFor(by)).plus(spent.cost()),
        estimated || spent.estimated());
  }

  /// The attempt is lost with a worker.
  public Attempt lostBy(String by) {
    return alsoLostBy(by).in(State.LOST);
  }

  /// A run is lost with its worker. The state of the attempt does not change.
  public Attempt alsoLostBy(String by) {
    return new Attempt(
        number,
        account,
        reserved,
        state,
        worker,
        others,
        with(without(lost, lossOf(by)), by),
        cost.minus(boundFor(by)).plus(reserved),
        estimated);
  }

  private Attempt in(State next) {
    return new Attempt(number, account, reserved, next, worker, others, lost, cost, estimated);
  }

  /// Whether this worker reported its run, and is paid.
  public boolean isPaid(String by) {
    return worker.equals(by) || others.contains(by);
  }

  /// Whether this worker's run is billed, at its real cost or its upper bound.
  public boolean isBooked(String by) {
    return isPaid(by) || lost.contains(by);
  }

  /// Whether an upper bound is billed that stands for this worker's run.
  public boolean isBoundFor(String by) {
    return !lossOf(by).isEmpty();
  }

  @JsonIgnore
  public boolean isAtBound() {
    return estimated || !lost.isEmpty();
  }

  private Money boundFor(String by) {
    return isBoundFor(by) ? reserved : Money.ZERO;
  }

  /// The loss that stands for a worker's run: its own, or that of an unknown worker.
  private String lossOf(String by) {
    return Stream.of(by, NOBODY).filter(lost::contains).findFirst().orElse("");
  }

  private static List<String> with(List<String> names, String name) {
    return Stream.concat(names.stream(), Stream.of(name)).toList();
  }

  private static List<String> without(List<String> names, String name) {
    return names.stream().filter(each -> !each.equals(name)).toList();
  }
}
