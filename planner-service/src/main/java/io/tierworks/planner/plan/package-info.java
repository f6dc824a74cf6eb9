/// Plans: the prompt that asks for one, the draft that the model writes, its lint, and the plan
/// that is compiled from it. Also the prompts of direct answers and of subtasks.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.plan;
