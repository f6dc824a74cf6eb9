package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import java.util.List;
import java.util.stream.Stream;

/// One try of a subtask, as the coordinator sees it. Mostly one worker runs it; more when the
/// broker gave its order to a second one.
///
/// @param reserved its worst-case cost
/// @param worker who ended it; empty until then
/// @param others workers that ran it too and have been paid for
/// @param lost workers that went down with it, each booked at its worst case; [#NOBODY] for an
///   order that none was known to have
/// @param cost what it is on the bill with so far
/// @param estimated whether a worker that reported could only give an upper bound
public record Attempt(
    int number,
    String tier,
    Purpose purpose,
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
    /// Its worker fell silent or handed it back; booked at its upper bound until it reports after
    /// all.
    LOST
  }

  public Attempt {
    worker = worker == null ? "" : worker;
    others = others == null ? List.of() : List.copyOf(others);
    lost = lost == null ? List.of() : List.copyOf(lost);
    cost = cost == null ? Money.ZERO : cost;
  }

  public static Attempt open(int number, String tier, Purpose purpose, Money reserved) {
    return new Attempt(
        number, tier, purpose, reserved, State.OPEN, "", List.of(), List.of(), Money.ZERO, false);
  }

  /// A worker says how its run ended: the first one ends the attempt. If it was given up for lost,
  /// the truth takes the place of the bound.
  public Attempt reportedBy(String by, Spent spent) {
    boolean first = state != State.ENDED;
    return new Attempt(
        number,
        tier,
        purpose,
        reserved,
        State.ENDED,
        first ? by : worker,
        first ? others : with(others, by),
        without(lost, lossOf(by)),
        cost.minus(boundFor(by)).plus(spent.cost()),
        estimated || spent.estimated());
  }

  /// The attempt goes down with a worker.
  public Attempt lostBy(String by) {
    return alsoLostBy(by).in(State.LOST);
  }

  /// A run goes down with its worker, whatever other workers make of the attempt.
  public Attempt alsoLostBy(String by) {
    return new Attempt(
        number,
        tier,
        purpose,
        reserved,
        state,
        worker,
        others,
        with(without(lost, lossOf(by)), by),
        cost.minus(boundFor(by)).plus(reserved),
        estimated);
  }

  private Attempt in(State next) {
    return new Attempt(
        number, tier, purpose, reserved, next, worker, others, lost, cost, estimated);
  }

  /// Whether this worker's run has been reported and is on the bill.
  public boolean isPaid(String by) {
    return worker.equals(by) || others.contains(by);
  }

  /// Whether this worker's run is on the bill, as it was or at its upper bound.
  public boolean isBooked(String by) {
    return isPaid(by) || lost.contains(by);
  }

  /// Whether an upper bound is booked that stands for this worker's run.
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

  /// The loss that stands for a worker's run: its own, or one of an order that nobody was known to
  /// have.
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
