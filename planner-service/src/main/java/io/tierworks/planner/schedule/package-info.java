/// Decides how many subtasks of a tier may be open, and which job releases next.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.schedule;
