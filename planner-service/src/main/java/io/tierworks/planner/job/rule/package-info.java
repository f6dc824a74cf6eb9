/// Rules that several handlers share: how a subtask is accepted, tried again or given up, when the
/// budget or the time is used up, and how a job is settled. Each is a set of functions over a
/// [io.tierworks.planner.job.command.CommandContext]; they emit events and know no handler.
///
/// A check is a subtask about an answer of another subtask; [Checks] says what holds for all of
/// them. To check an answer, name the check by a [io.tierworks.planner.job.CheckRef] and call
/// [Checks#queue]. What its model is told is in `CheckCalls`, and what its answer means is decided
/// in [Checks#answered]; both choose by the purpose and the link of the check. All that follows
/// from its end belongs into `Checks.end`, where every check comes by once, with an answer or
/// without.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job.rule;
