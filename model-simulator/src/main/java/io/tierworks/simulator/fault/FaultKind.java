package io.tierworks.simulator.fault;

import java.util.Optional;

/// What can go wrong. `answered` faults cost money: the tokens were generated before things went
/// wrong.
public enum FaultKind {
  RATE_LIMITED("429", false),
  SERVER_ERROR("500", false),
  UNAVAILABLE("503", false),
  INSUFFICIENT_QUOTA("insufficient_quota", false),
  RESET("reset", true),
  STALL("stall", true),
  TRUNCATED("truncated", true),
  REFUSAL("refusal", true),
  LENGTH("length", true),
  EMPTY("empty", true),
  GARBAGE("garbage", true),
  HTML("html", true),
  SLOW("slow", true),
  WRONG("wrong", true),
  CYCLIC_PLAN("cyclic_plan", true);

  private final String wire;
  private final boolean answered;

  FaultKind(String wire, boolean answered) {
    this.wire = wire;
    this.answered = answered;
  }

  public static Optional<FaultKind> named(String wire) {
    for (FaultKind kind : values()) {
      if (kind.wire.equals(wire)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// As the admin API and the ledger write it.
  public String wire() {
    return wire;
  }

  public boolean answered() {
    return answered;
  }
}
