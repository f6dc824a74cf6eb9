/// The registry of live workers and the work for them. Heartbeats are timed by the planner's own
/// ticks. Pure.
@NullMarked
package io.tierworks.planner.workers;

import org.jspecify.annotations.NullMarked;
