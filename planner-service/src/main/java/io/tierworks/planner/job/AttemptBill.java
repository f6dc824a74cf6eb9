package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import java.util.List;
import java.util.stream.Stream;

/// What an attempt is billed with, run by run. Usually one worker runs an attempt; more do when the
/// broker delivers its envelope twice.
///
/// @param paid workers that reported their run
/// @param lost workers that were lost with it, each billed at the upper bound
/// @param lostUnclaimed whether it is billed at the upper bound because no worker was known to have
///   it
/// @param estimated whether a worker could only report an upper bound
public record AttemptBill(
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> paid,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> lost,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean lostUnclaimed,
    Money cost,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean estimated) {
  static final AttemptBill EMPTY = new AttemptBill(List.of(), List.of(), false, Money.ZERO, false);

  public AttemptBill {
    paid = List.copyOf(paid);
    lost = List.copyOf(lost);
  }

  /// A worker reports its run. The real cost replaces the upper bound that stands for the run, if
  /// there is one.
  AttemptBill reportedBy(String worker, Spent spent, Money bound) {
    var before = withoutBoundFor(worker, bound);
    return new AttemptBill(
        with(paid, worker),
        before.lost,
        before.lostUnclaimed,
        before.cost.plus(spent.cost()),
        estimated || spent.estimated());
  }

  /// A run is lost with its worker.
  AttemptBill lostBy(String worker, Money bound) {
    var before = withoutBoundFor(worker, bound);
    return new AttemptBill(
        paid, with(before.lost, worker), before.lostUnclaimed, before.cost.plus(bound), estimated);
  }

  /// No worker is known to have the attempt.
  AttemptBill lostUnclaimed(Money bound) {
    return new AttemptBill(paid, lost, true, cost.plus(bound), estimated);
  }

  private AttemptBill withoutBoundFor(String worker, Money bound) {
    if (lost.contains(worker)) {
      var others = lost.stream().filter(each -> !each.equals(worker)).toList();
      return new AttemptBill(paid, others, lostUnclaimed, cost.minus(bound), estimated);
    }
    return lostUnclaimed ? new AttemptBill(paid, lost, false, cost.minus(bound), estimated) : this;
  }

  /// Whether nothing was or may have been billed.
  public boolean isFree() {
    return cost.nanos() == 0;
  }

  /// Whether this worker reported its run.
  public boolean isPaid(String worker) {
    return paid.contains(worker);
  }

  /// Whether this worker's run is billed, at its real cost or at the upper bound.
  public boolean isBooked(String worker) {
    return isPaid(worker) || lost.contains(worker);
  }

  /// Whether an upper bound is billed that stands for this worker's run.
  public boolean isBoundFor(String worker) {
    return lostUnclaimed || lost.contains(worker);
  }

  /// Whether a part of the cost is an upper bound.
  public boolean isAtBound() {
    return estimated || lostUnclaimed || !lost.isEmpty();
  }

  private static List<String> with(List<String> names, String name) {
    return Stream.concat(names.stream(), Stream.of(name)).toList();
  }
}
