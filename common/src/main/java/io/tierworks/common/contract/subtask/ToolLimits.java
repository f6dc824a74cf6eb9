package io.tierworks.common.contract.subtask;

import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.common.cost.Usage;

/// How much a subtask may use its tools.
///
/// @param rounds how often the model may ask for tools; then it has to answer
/// @param bytes of all tool results together, as the model receives them
public record ToolLimits(int rounds, int bytes) {
  /// Without tools.
  public static final ToolLimits NONE = new ToolLimits(0, 0);

  /// Tools that a model may ask for in one round.
  public static final int MOST_AT_ONCE = 8;

  /// Bytes of a tool's name, description and parameters. A worker offers no larger tool.
  public static final int MOST_DEFINITION_BYTES = 4_096;

  /// Bytes of a message that a tool call failed. They do not count as result.
  public static final int MOST_ERROR_BYTES = 512;

  /// Tokens that a provider adds to the messages of a round.
  private static final int FRAME = 64;

  private static final long PER_ROUND =
      FRAME + TokenEstimate.upperBound((long) MOST_AT_ONCE * MOST_ERROR_BYTES);

  /// The most tokens of all calls of the model together.
  ///
  /// @param prompt the most input tokens of the first call, without the tools
  /// @param tools how many are offered
  /// @param output the most output tokens of each call
  public Usage most(long prompt, int tools, int output) {
    var sum = Usage.NONE;
    for (int round = 0; round <= rounds; round++) {
      sum = sum.plus(mostOf(round, round == 0 ? 0 : bytes, prompt + definitions(tools), output));
    }
    return sum;
  }

  /// The most tokens of one call of the model.
  ///
  /// @param round how often the model has used tools before
  /// @param used bytes of the tool results so far
  /// @param first the most input tokens of the first call, with the tools
  public static Usage mostOf(int round, int used, long first, int output) {
    long earlier = round * (output + PER_ROUND);
    return Usage.of(first + earlier + TokenEstimate.upperBound((long) used), output);
  }

  /// The most input tokens that the definitions of tools take.
  public static long definitions(int tools) {
    return tools * TokenEstimate.upperBound((long) MOST_DEFINITION_BYTES);
  }
}
