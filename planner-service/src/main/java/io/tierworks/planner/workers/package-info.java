/// The registry of live workers and the work for them. Heartbeats are timed by the planner's own
/// ticks. Pure.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.workers;
