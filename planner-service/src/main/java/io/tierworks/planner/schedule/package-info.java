/// The order in which ready subtasks are released: credit per tier, and the job that goes next.
/// Pure.
@NullMarked
package io.tierworks.planner.schedule;

import org.jspecify.annotations.NullMarked;
