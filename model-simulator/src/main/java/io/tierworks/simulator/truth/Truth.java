package io.tierworks.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// The answer of a model that makes no mistake, and where the simulator has it from.
public record Truth(JsonNode answer, Origin origin) {

  public enum Origin {
    ANSWER_KEY,
    GENERATED,
    READER;

    /// As the ledger writes it.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
