/// Plans: the prompt that asks for one, the draft that the model writes, its lint, and the plan
/// that is compiled from it. Also the prompts of direct answers and of subtasks.
@NullMarked
package io.tierworks.planner.plan;

import org.jspecify.annotations.NullMarked;
