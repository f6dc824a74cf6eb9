/// Whole histories, each decided by one seed: the real partition, coordinator and fleet with a
/// broker, workers, an endpoint and users in memory, on a clock that only events move. Everything
/// may be late, doubled, lost or dead between any two steps. See `docs/why/testing.md`.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.simulation;
