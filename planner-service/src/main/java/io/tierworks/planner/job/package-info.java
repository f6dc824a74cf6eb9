/// The state of jobs: phases, steps, subtasks, attempts, messages. Pure data with transitions; it
/// knows no command and no store.
///
/// The packages below form the state machine. A package knows only those before it:
///
/// * `store` keeps the state under small keys;
/// * `event` holds one record for each event, which says what follows from it;
/// * `view` reads one job at one time;
/// * `prompt` and `result` build calls and results from a view;
/// * `command` holds one command in progress;
/// * `rule` holds what several handlers share;
/// * `handler` handles commands, and moves the job on after each.
///
/// All of it is deterministic: no clock, no I/O, no logger.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job;
