package io.tierworks.planner.job.view;

import io.tierworks.common.cost.Money;
import io.tierworks.planner.plan.CallSpec;

/// A call on a tier, with the most that it can cost.
public record PricedCall(String tier, CallSpec spec, Money worstCase) {}
