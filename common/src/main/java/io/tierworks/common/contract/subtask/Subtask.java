package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tierworks.common.cost.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The envelope of one model call: all that a worker may know and do. In JSON its parts stand side
/// by side in one object; see `schema/subtask.schema.json`.
public record Subtask(
    @JsonUnwrapped Identity identity,
    @JsonUnwrapped Assignment assignment,
    @JsonUnwrapped PromptContent content,
    @JsonUnwrapped AnswerRules answer,
    @JsonUnwrapped Bounds bounds) {

  /// @param subtask unique in the job: `<step>-<number>`, `plan-0001`, `judge-0001`
  public record Identity(String job, String subtask, AttemptId attempt, String step) {
    public static Identity of(AttemptId attempt, String step) {
      return new Identity(attempt.job(), attempt.subtask(), attempt, step);
    }
  }

  /// Who works on it, and for whom.
  ///
  /// @param priority of the job, 0 to 9
  public record Assignment(
      SubtaskKind kind, String tier, Purpose purpose, String tenant, int priority) {}

  /// What the attempt may use.
  ///
  /// @param tools names of the tools that the model may call
  /// @param workspace that the tools read; null without one
  /// @param toolLimits null without tools
  /// @param maxCost what the planner reserved; null when the sender set no cap
  /// @param deadline absolute; a worker does not start a call that cannot finish by then
  public record Bounds(
      List<String> tools,
      @Nullable String workspace,
      @Nullable ToolLimits toolLimits,
      int maxOutputTokens,
      @Nullable Money maxCost,
      Instant deadline,
      Instant issuedAt) {
    public Bounds {
      tools = List.copyOf(tools);
    }

    /// How much the tools may be used.
    public ToolLimits limitsOfTools() {
      return tools.isEmpty() || toolLimits == null ? ToolLimits.NONE : toolLimits;
    }
  }

  public String job() {
    return identity.job();
  }

  public String subtask() {
    return identity.subtask();
  }

  public AttemptId attempt() {
    return identity.attempt();
  }

  public SubtaskKind kind() {
    return assignment.kind();
  }

  public String tier() {
    return assignment.tier();
  }
}
