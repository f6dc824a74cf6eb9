/// Which workers live: heartbeats counted against the planner's own ticks. Pure.
@NullMarked
package io.tierworks.planner.fleet;

import org.jspecify.annotations.NullMarked;
