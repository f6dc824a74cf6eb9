package io.tierworks.e2e.quality;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/// What became of tasks.
///
/// @param right the tasks whose answer is the truth
/// @param wrong answers that were delivered and are not the truth; the rest are gaps
/// @param costs in dollars, by tier and purpose
/// @param flagshipOnly what the flagship alone would have cost by the bills
record Score(int tasks, BitSet right, int wrong, Map<String, Double> costs, double flagshipOnly) {
  static final Score NONE = new Score(0, new BitSet(), 0, Map.of(), 0);

  Score plus(Score other) {
    var all = BitSet.valueOf(right.toLongArray());
    other.right.stream().forEach(task -> all.set(tasks + task));
    var sum = new TreeMap<>(costs);
    other.costs.forEach((line, cost) -> sum.merge(line, cost, Double::sum));
    return new Score(
        tasks + other.tasks, all, wrong + other.wrong, sum, flagshipOnly + other.flagshipOnly);
  }

  double cost() {
    return costs.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// Share of right answers.
  double quality() {
    return (double) right.cardinality() / tasks;
  }

  double errors() {
    return (double) wrong / tasks;
  }

  double gaps() {
    return (double) (tasks - right.cardinality() - wrong) / tasks;
  }

  double costPerThousand() {
    return 1_000 * cost() / tasks;
  }
}
