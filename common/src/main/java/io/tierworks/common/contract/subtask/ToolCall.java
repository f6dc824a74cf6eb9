package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tierworks.common.contract.json.Required;

/// One use of a tool, as the record of the subtask keeps it.
///
/// @param round of the attempt, from 1
/// @param arguments as the model wrote them, shortened
/// @param bytes that the model received
public record ToolCall(
    int round, String tool, String arguments, int bytes, long ms, Outcome outcome) {
  public ToolCall {
    Required.field(tool, "tool");
    Required.field(outcome, "outcome");
    arguments = arguments == null ? "" : arguments;
  }

  /// How it ended. An outcome of a newer worker is kept as it is.
  public record Outcome(@JsonValue String code) {
    public static final Outcome OK = new Outcome("ok");

    /// The arguments are wrong, or the tool is not allowed. Nothing was executed.
    public static final Outcome REFUSED = new Outcome("refused");

    public static final Outcome TIMEOUT = new Outcome("timeout");

    /// The tool has a fault.
    public static final Outcome FAILED = new Outcome("failed");

    @JsonCreator
    public Outcome {}
  }
}
