/// The embedded stack: broker, simulator, planner and workers as child processes that are restarted
/// when they die.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.stack;
