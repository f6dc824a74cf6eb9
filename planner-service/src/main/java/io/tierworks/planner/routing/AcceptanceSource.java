package io.tierworks.planner.routing;

/// What is known now of a kind on a tier. It may lag behind the verdicts.
@FunctionalInterface
public interface AcceptanceSource {
  AcceptanceSource NOTHING = _ -> Acceptance.UNKNOWN;

  Acceptance of(KindTier key);
}
