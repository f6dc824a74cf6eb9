package io.tierworks.planner.simulation;

/// What kind of world a seed makes.
///
/// @param trouble 0 for a calm world, 1 for the worst
/// @param calmFrom milliseconds after which nothing breaks any more
/// @param jobs how many are submitted
/// @param window subtasks of one job that may be out at once
/// @param tierWindow subtasks of one tier that may be out at once
/// @param deliveries after which the broker archives a record
/// @param workers of each tier
/// @param slots calls a worker makes at once
/// @param audits share of the answers that are audited
record Setup(
    double trouble,
    long calmFrom,
    int jobs,
    int window,
    int tierWindow,
    int deliveries,
    int workers,
    int slots,
    double audits) {

  static Setup draw(Dice dice) {
    double trouble = dice.chance(0.2) ? 0 : 0.1 + dice.below(10) / 10.0;
    return new Setup(
        trouble,
        dice.between(2_000, 20_000),
        dice.chance(0.6) ? 1 : dice.between(2, 3),
        dice.between(1, 6),
        dice.between(1, 8),
        dice.chance(0.2) ? dice.between(1, 3) : 10,
        dice.between(1, 2),
        dice.between(1, 3),
        dice.chance(0.5) ? 0 : dice.between(1, 10) / 10.0);
  }
}
