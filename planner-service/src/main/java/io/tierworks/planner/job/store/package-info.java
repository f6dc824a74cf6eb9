/// Keeps the state of jobs in sorted maps, each value under a small key: handling one report costs
/// the same in a job of 10 and of 100,000 subtasks. It knows no events.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job.store;
