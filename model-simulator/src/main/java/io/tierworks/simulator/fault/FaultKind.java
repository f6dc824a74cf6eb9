package io.tierworks.simulator.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/// What can go wrong. `answered` faults are billed: tokens were generated before things went wrong.
public enum FaultKind {
  RATE_LIMITED("429", false),
  SERVER_ERROR("500", false),
  UNAVAILABLE("503", false),
  INVALID_KEY("invalid_key", false),
  NO_SUCH_MODEL("no_such_model", false),
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

  /// @throws IllegalArgumentException naming the kinds there are
  @JsonCreator
  static FaultKind named(String wire) {
    int index = known().indexOf(wire);
    if (index < 0) {
      throw new IllegalArgumentException("unknown fault " + wire + "; known: " + known());
    }
    return values()[index];
  }

  static List<String> known() {
    return Arrays.stream(values()).map(FaultKind::wire).toList();
  }

  /// As the admin API and the ledger write it.
  @JsonValue
  public String wire() {
    return wire;
  }

  public boolean answered() {
    return answered;
  }
}
