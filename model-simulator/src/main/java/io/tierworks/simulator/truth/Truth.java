package io.tierworks.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Schema;
import java.util.Locale;

/// The answer of a model that makes no mistake, and where the simulator has it from.
public record Truth(JsonNode answer, Origin origin) {

  /// A piece of work: the text, the schema to fill from it, and goal and context of the job.
  public record Assignment(String instructions, String text, Schema schema) {}

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
