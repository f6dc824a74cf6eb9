package io.tierworks.planner.job;

/// A finished job whose subtasks and items are not all deleted yet.
public record PendingCleanup(String job) {}
