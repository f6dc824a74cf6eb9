package io.tierworks.planner.routing;

/// A kind of work on a tier: what acceptance is counted for.
///
/// @param kind as on the envelope, with the version of its file
public record KindTier(String kind, String tier) {}
