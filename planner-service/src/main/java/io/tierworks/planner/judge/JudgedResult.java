package io.tierworks.planner.judge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.planner.plan.PromptText;
import org.jspecify.annotations.Nullable;

/// One result as the judge sees it, or a call that reads many. It does not name the tier, so that
/// the judge is not biased.
///
/// @param source the beginning of the item; null for results that work on results
/// @param images how many the item has
public record JudgedResult(
    String subtask,
    @Nullable String item,
    @Nullable String source,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int images,
    JsonNode output) {
  private static final int LONGEST_FIELD = 140;
  private static final int LONGEST_OUTPUT = 1_500;

  /// Bytes of a line beside the output.
  private static final int LINE = 60;

  private static final int QUOTES = 3;
  private static final int NUMBER = 10;
  private static final int NAME = 15;

  JudgedResult withoutSource() {
    return new JudgedResult(subtask, item, null, images, output);
  }

  /// The same with long texts cut and marked with `[…]`.
  ///
  /// @param uncut characters up to which nothing is cut
  JudgedResult shortened(int uncut) {
    if (output.toString().length() <= uncut) {
      return this;
    }
    var cut = output instanceof ObjectNode object ? cutFields(object) : output;
    var text = cut.toString();
    boolean fits = text.length() <= LONGEST_OUTPUT;
    return new JudgedResult(
        subtask,
        item,
        source,
        images,
        fits ? cut : TextNode.valueOf(PromptText.excerpt(text, LONGEST_OUTPUT)));
  }

  /// About as many as it takes in a prompt.
  public long bytes() {
    return LINE + bytes(output);
  }

  private static long bytes(JsonNode value) {
    if (value.isValueNode()) {
      return value.isTextual() ? TokenEstimate.bytes(value.asText()) + QUOTES : NUMBER;
    }
    long names = value.fieldNames().hasNext() ? (long) NAME * value.size() : 0;
    return names + value.valueStream().mapToLong(JudgedResult::bytes).sum();
  }

  /// Characters of the longest text in the output.
  int longestText() {
    return longestText(output);
  }

  private static int longestText(JsonNode value) {
    if (value.isTextual()) {
      return value.asText().length();
    }
    return value.valueStream().mapToInt(JudgedResult::longestText).max().orElse(0);
  }

  private static JsonNode cutFields(ObjectNode object) {
    var copy = object.objectNode();
    object.properties().forEach(field -> copy.set(field.getKey(), cut(field.getValue())));
    return copy;
  }

  private static JsonNode cut(JsonNode value) {
    return value.isTextual() && value.asText().length() > LONGEST_FIELD
        ? TextNode.valueOf(PromptText.excerpt(value.asText(), LONGEST_FIELD))
        : value;
  }
}
