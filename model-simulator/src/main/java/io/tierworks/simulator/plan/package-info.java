/// The scripted planner: reads the goal's verbs and writes a plan in the shape of
/// `schema/plan.schema.json`. Pure.
@NullMarked
package io.tierworks.simulator.plan;

import org.jspecify.annotations.NullMarked;
