package io.tierworks.planner.job.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.handler.CommandContext;
import io.tierworks.planner.judge.JudgePrompt;
import io.tierworks.planner.judge.JudgeSample;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.PromptText;
import java.util.ArrayList;
import java.util.List;

/// Brings the results before the judge: aggregates over all, every result in short while they fit,
/// and a spread sample with its sources.
public final class JudgeInput {
  private static final int LEAST_ROOM = 4_000;
  private static final int ROOM_PER_SUBTASK = 800;
  private static final int MOST_ROOM = 24_000;
  private static final int SOURCE_EXCERPT = 400;
  private static final int LONGEST_FIELD = 140;
  private static final int LONGEST_RESULT = 1_500;
  private static final int LONGEST_JOINT_RESULT = 4_000;
  private static final int LEAST_SAMPLE = 8;
  private static final int LARGEST_SAMPLE = 50;
  private static final int SAMPLE_SHARE = 10;

  private JudgeInput() {}

  /// What has to be kept back for judging a plan of this many subtasks: enough for any prompt that
  /// [#prompt] can make.
  public static Money reserve(CommandContext turn, int subtasks) {
    var largest = JudgePrompt.largest(turn.brief(), room(subtasks));
    return turn.worstCase(turn.policy().flagship(), largest);
  }

  /// Bytes for the results.
  private static int room(int subtasks) {
    return (int) Math.min(MOST_ROOM, LEAST_ROOM + (long) subtasks * ROOM_PER_SUBTASK);
  }

  public static CallSpec prompt(CommandContext turn, int round) {
    var plan = turn.facts().plan(turn.id()).orElseThrow();
    var survey = new ResultScan(turn, plan, room(turn.job().totalSubtasks()));
    var exhibits =
        survey.isComplete()
            ? everything(turn, plan, survey)
            : sample(turn, plan, survey.sample(sampleSize(survey.accepted())));
    return JudgePrompt.ask(
        turn.brief(), survey.aggregates(), exhibits, survey.accepted(), survey.gaps(), round);
  }

  private static int sampleSize(int accepted) {
    return Math.clamp(accepted / SAMPLE_SHARE, LEAST_SAMPLE, LARGEST_SAMPLE);
  }

  /// Every result in short, and a spread sample of them with its sources while there is room.
  private static List<String> everything(CommandContext turn, Plan plan, ResultScan survey) {
    var all = survey.kept();
    int stride = Math.max(1, all.size() / sampleSize(all.size()));
    int left = survey.spare();
    var shown = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      var plain = line(turn, plan, all.get(i), false);
      var full = i % stride == 0 ? line(turn, plan, all.get(i), true) : plain;
      int more = size(full) - size(plain);
      shown.add(more <= left ? full : plain);
      left -= more <= left ? more : 0;
    }
    return shown;
  }

  /// As many of a spread sample as there is room for, with their sources if these fit too.
  private static List<String> sample(CommandContext turn, Plan plan, List<SubtaskState> sample) {
    int left = room(turn.job().totalSubtasks());
    var shown = new ArrayList<String>();
    for (var subtask : sample) {
      var full = line(turn, plan, subtask, true);
      var line = size(full) <= left ? full : line(turn, plan, subtask, false);
      if (size(line) <= left) {
        shown.add(line);
        left -= size(line);
      }
    }
    return shown;
  }

  /// With the line break.
  static int size(String line) {
    return TokenEstimate.bytes(line) + 1;
  }

  static String line(CommandContext turn, Plan plan, SubtaskState subtask, boolean withSource) {
    var ref = subtask.ref();
    var source =
        withSource && SubtaskInputs.originatesInItems(plan, ref.step())
            ? turn.facts()
                .item(turn.id(), ref.index())
                .map(item -> PromptText.excerpt(item.text(), SOURCE_EXCERPT))
                .orElse(null)
            : null;
    var output = subtask.output().orElseThrow();
    int most = plan.step(ref.step()).isOverJob() ? LONGEST_JOINT_RESULT : 0;
    return JudgePrompt.line(
        new JudgeSample(
            ref.id(), SubtaskInputs.itemId(turn, plan, ref), source, shortened(output, most)));
  }

  /// Long texts cut: the judge sees enough to compare, not everything twice.
  ///
  /// @param most characters up to which nothing is cut
  private static JsonNode shortened(JsonNode output, int most) {
    if (output.toString().length() <= most) {
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
    object
        .properties()
        .forEach(field -> {
          var value = field.getValue();
          boolean tooLong = value.isTextual() && value.asText().length() > LONGEST_FIELD;
          copy.set(
              field.getKey(),
              tooLong ? copy.textNode(PromptText.excerpt(value.asText(), LONGEST_FIELD)) : value);
        });
    return copy;
  }
}
