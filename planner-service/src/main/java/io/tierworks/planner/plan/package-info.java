/// Plans: what the planning model may say, how it is read, linted and turned into steps, and the
/// prompt that asks for it. Pure.
@NullMarked
package io.tierworks.planner.plan;

import org.jspecify.annotations.NullMarked;
