package io.tierworks.planner.plan;

import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import java.util.Optional;

/// The tools that the workers offer, as their heartbeats say. What it returns changes with time.
@FunctionalInterface
public interface ToolOffers {
  /// Of workers without tools.
  ToolOffers NOTHING = _ -> Optional.of(ToolOffer.NOTHING);

  /// What the workers of a tier offer, or last offered while none lives. Empty when none was ever
  /// heard of.
  Optional<ToolOffer> of(String tier);
}
