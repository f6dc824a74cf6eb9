/// The embedded stack: broker, simulator, planner and workers as child processes that are restarted
/// when they die.
@NullMarked
package io.tierworks.cli.stack;

import org.jspecify.annotations.NullMarked;
