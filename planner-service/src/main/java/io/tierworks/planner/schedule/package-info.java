/// Decides how many subtasks of a tier may be open, and which job releases next.
@NullMarked
package io.tierworks.planner.schedule;

import org.jspecify.annotations.NullMarked;
