package io.tierworks.planner.job;

/// A finished job whose many facts have not all been deleted yet.
public record PendingCleanup(String job) {}
