/// Which workers live: heartbeats counted against the planner's own ticks. Pure.
@NullMarked
package io.tierworks.planner.workers;

import org.jspecify.annotations.NullMarked;
