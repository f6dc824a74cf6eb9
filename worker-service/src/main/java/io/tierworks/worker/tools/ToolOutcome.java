package io.tierworks.worker.tools;

import io.tierworks.common.contract.subtask.ToolCall.Outcome;

/// How a tool call ended.
public sealed interface ToolOutcome {

  /// @param text for the model: data, not instructions
  record Result(String text) implements ToolOutcome {}

  /// There is no result.
  ///
  /// @param reason for the model, in one sentence
  record Failure(Outcome code, String reason) implements ToolOutcome {}

  /// Nothing was executed.
  static Failure refused(String reason) {
    return new Failure(Outcome.REFUSED, reason);
  }

  static Failure failed(String reason) {
    return new Failure(Outcome.FAILED, reason);
  }

  default Outcome code() {
    return switch (this) {
      case Result _ -> Outcome.OK;
      case Failure(var code, _) -> code;
    };
  }
}
