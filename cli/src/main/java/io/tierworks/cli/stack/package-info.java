/// The embedded stack: a broker, the simulator, the planner and the workers as child processes,
/// watched and started again when they die.
@NullMarked
package io.tierworks.cli.stack;

import org.jspecify.annotations.NullMarked;
