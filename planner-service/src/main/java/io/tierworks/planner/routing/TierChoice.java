package io.tierworks.planner.routing;

import io.tierworks.common.cost.Money;

/// A tier that may answer a kind of work.
///
/// @param cost of a typical call with its verification
public record TierChoice(String tier, Money cost, Acceptance acceptance) {}
