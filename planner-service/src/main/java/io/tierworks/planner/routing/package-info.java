/// Learns from verdicts which tier answers a kind of work at the least cost, and notices when a
/// tier gets worse. Pure functions over counts; they know no jobs.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.routing;
