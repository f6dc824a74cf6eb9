/// The life of a job as a pure state machine: a command is decided into events, events alone change
/// the facts, effects follow from events. No clock, no I/O, no logger: the time is an argument, the
/// host publishes and stores.
@NullMarked
package io.tierworks.planner.job;

import org.jspecify.annotations.NullMarked;
