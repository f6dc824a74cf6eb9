/// Rules that several handlers share: how a subtask is accepted, tried again or given up, when the
/// budget or the time is used up, and how a job is settled. Each is a set of functions over a
/// [io.tierworks.planner.job.command.CommandContext]; they emit events and know no handler.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job.rule;
