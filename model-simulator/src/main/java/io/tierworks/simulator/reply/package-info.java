/// Which solver answers a request: planner, judge, or a solver for work, by the name of the
/// answer's schema.
@NullMarked
package io.tierworks.simulator.reply;

import org.jspecify.annotations.NullMarked;
