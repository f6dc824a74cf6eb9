package io.tierworks.planner.job.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierworks.common.prompt.DataBlock;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.JudgePrompt;
import io.tierworks.planner.judge.JudgeSample;
import io.tierworks.planner.plan.PromptText;

/// One result as the judge reads it: a line of JSON, with long texts cut.
final class JudgeLine {
  private static final int SOURCE_EXCERPT = 400;
  private static final int LONGEST_FIELD = 140;
  private static final int LONGEST_RESULT = 1_500;
  private static final int LONGEST_JOINT_RESULT = 4_000;

  private JudgeLine() {}

  /// Its bytes, with the line break.
  static int size(String line) {
    return DataBlock.bytes(line) + 1;
  }

  /// @param withSource whether it quotes the beginning of the item
  static String of(JobView view, SubtaskState subtask, boolean withSource) {
    var ref = subtask.ref();
    var source =
        withSource
            ? view.itemOf(ref)
                .map(item -> PromptText.excerpt(item.text(), SOURCE_EXCERPT))
                .orElse(null)
            : null;
    int uncut = view.plan().step(ref.step()).isOverJob() ? LONGEST_JOINT_RESULT : 0;
    var output = shortened(subtask.output().orElseThrow(), uncut);
    return JudgePrompt.line(new JudgeSample(ref.id(), view.itemId(ref), source, output));
  }

  /// @param uncut characters up to which nothing is cut
  private static JsonNode shortened(JsonNode output, int uncut) {
    if (output.toString().length() <= uncut) {
      return output;
    }
    var cut = output instanceof ObjectNode object ? cutFields(object) : output;
    var text = cut.toString();
    return text.length() <= LONGEST_RESULT
        ? cut
        : TextNode.valueOf(PromptText.excerpt(text, LONGEST_RESULT));
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
