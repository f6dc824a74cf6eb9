package io.tierworks.common.cost;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Tokens of one or more calls, as providers count them: `cached` is a part of `input`, `reasoning`
/// a part of `output`.
@JsonInclude
public record Usage(long input, long cached, long output, long reasoning) {
  public static final Usage NONE = new Usage(0, 0, 0, 0);

  public Usage {
    if (cached > input || reasoning > output || cached < 0 || reasoning < 0) {
      throw new IllegalArgumentException(
          "usage: cached tokens are part of the input and reasoning tokens part of the output");
    }
  }

  public static Usage of(long input, long output) {
    return new Usage(input, 0, output, 0);
  }

  public Usage plus(Usage other) {
    return new Usage(
        input + other.input,
        cached + other.cached,
        output + other.output,
        reasoning + other.reasoning);
  }
}
