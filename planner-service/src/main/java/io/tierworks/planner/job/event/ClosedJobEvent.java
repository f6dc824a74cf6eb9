package io.tierworks.planner.job.event;

/// An event of an id that has no open job.
public non-sealed interface ClosedJobEvent extends Event {}
