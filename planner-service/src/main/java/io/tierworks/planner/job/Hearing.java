package io.tierworks.planner.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierworks.common.contract.Gap;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.judge.Exhibit;
import io.tierworks.planner.judge.JudgePrompt;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Prompt;
import io.tierworks.planner.plan.PromptText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Brings the results before the judge: aggregates over all, every result in short while they fit,
/// and a spread sample with its sources.
final class Hearing {
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

  private Hearing() {}

  /// What has to be kept back for judging a plan of this many subtasks: enough for any prompt that
  /// [#prompt] can make.
  static Money reserve(Turn turn, int subtasks) {
    var largest = JudgePrompt.largest(turn.brief(), room(subtasks));
    return turn.worstCase(turn.policy().flagship(), largest);
  }

  /// Bytes for the results.
  private static int room(int subtasks) {
    return (int) Math.min(MOST_ROOM, LEAST_ROOM + (long) subtasks * ROOM_PER_SUBTASK);
  }

  static Prompt prompt(Turn turn, int round) {
    var plan = turn.facts().plan(turn.id()).orElseThrow();
    var aggregates = new Aggregates();
    var accepted = new ArrayList<SubtaskState>();
    var gaps = new ArrayList<>(turn.job().gaps());
    try (var scan = turn.facts().subtasks(turn.id())) {
      scan.forEachRemaining(subtask -> hear(subtask, plan, aggregates, accepted, gaps));
    }
    var exhibits = exhibits(turn, plan, accepted);
    return JudgePrompt.ask(turn.brief(), aggregates, exhibits, accepted.size(), gaps, round);
  }

  private static void hear(
      SubtaskState subtask,
      Plan plan,
      Aggregates aggregates,
      List<SubtaskState> accepted,
      List<Gap> gaps) {
    var step = subtask.ref().step();
    if (plan.steps().stream().noneMatch(s -> s.id().equals(step))) {
      return;
    }
    switch (subtask.standing()) {
      case SubtaskState.Accepted a -> {
        aggregates.add(step, a.output());
        accepted.add(subtask);
      }
      case SubtaskState.GivenUp g ->
          gaps.add(new Gap(step, subtask.ref().id(), null, g.reason(), g.detail(), 1));
      case SubtaskState.Waiting _, SubtaskState.Open _, SubtaskState.Held _ -> {}
    }
  }

  /// The results that fit, those on the whole job first: every one in short if all fit, else a
  /// spread sample. Sources are shown while there is room for them.
  private static List<String> exhibits(Turn turn, Plan plan, List<SubtaskState> accepted) {
    accepted.sort(Comparator.comparing(s -> !plan.step(s.ref().step()).isOverJob()));
    int sample = Math.clamp(accepted.size() / SAMPLE_SHARE, LEAST_SAMPLE, LARGEST_SAMPLE);
    int stride = Math.max(1, accepted.size() / sample);
    int room = room(turn.job().totalSubtasks());
    int spare = spare(turn, plan, accepted, room);
    boolean everything = spare >= 0;
    int left = everything ? spare : room;
    var shown = new ArrayList<String>();
    for (int i = 0; i < accepted.size(); i += everything ? 1 : stride) {
      var plain = line(turn, plan, accepted.get(i), false);
      int paid = everything ? size(plain) : 0;
      var full = i % stride == 0 ? line(turn, plan, accepted.get(i), true) : plain;
      var line = size(full) - paid <= left ? full : plain;
      int price = size(line) - paid;
      if (price <= left) {
        shown.add(line);
        left -= price;
      }
    }
    return shown;
  }

  /// Room left when every result is shown; negative when they do not fit.
  private static int spare(Turn turn, Plan plan, List<SubtaskState> accepted, int room) {
    int spare = room;
    for (var subtask : accepted) {
      spare -= size(line(turn, plan, subtask, false));
      if (spare < 0) {
        break;
      }
    }
    return spare;
  }

  /// With the line break.
  private static int size(String line) {
    return TokenEstimate.bytes(line) + 1;
  }

  private static String line(Turn turn, Plan plan, SubtaskState subtask, boolean withSource) {
    var ref = subtask.ref();
    var source =
        withSource && Inputs.originatesInItems(plan, ref.step())
            ? turn.facts()
                .item(turn.id(), ref.index())
                .map(item -> PromptText.excerpt(item.text(), SOURCE_EXCERPT))
                .orElse(null)
            : null;
    var output = subtask.output().orElseThrow();
    int most = plan.step(ref.step()).isOverJob() ? LONGEST_JOINT_RESULT : 0;
    return JudgePrompt.line(
        new Exhibit(ref.id(), Inputs.itemId(turn, plan, ref), source, shortened(output, most)));
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
