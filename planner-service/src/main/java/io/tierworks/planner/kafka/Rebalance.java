package io.tierworks.planner.kafka;

/// Whether a member takes part in a rebalance of its group. From its request to join until it has
/// its partitions, the group may be a generation ahead of it, and refuses its offsets then.
/// Thread-safe.
final class Rebalance {
  private volatile boolean underWay;

  void begins() {
    underWay = true;
  }

  void ends() {
    underWay = false;
  }

  boolean isUnderWay() {
    return underWay;
  }
}
