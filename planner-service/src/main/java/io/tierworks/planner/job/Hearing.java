package io.tierworks.planner.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.Gap;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.judge.Exhibit;
import io.tierworks.planner.judge.JudgePrompt;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Prompt;
import io.tierworks.planner.plan.PromptText;
import java.util.ArrayList;
import java.util.List;

/// Brings the results before the judge: aggregates over all, every result in short while they fit,
/// and a spread sample with its sources.
final class Hearing {
  private static final int ROOM_CHARACTERS = 24_000;
  private static final int SOURCE_EXCERPT = 500;
  private static final int LONGEST_FIELD = 240;
  private static final int LEAST_SAMPLE = 8;
  private static final int LARGEST_SAMPLE = 50;
  private static final int SAMPLE_SHARE = 10;

  private Hearing() {}

  static Prompt prompt(Turn turn, int round) {
    var plan = turn.facts().plan(turn.id()).orElseThrow();
    var aggregates = new Aggregates();
    var accepted = new ArrayList<SubtaskState>();
    var gaps = new ArrayList<>(turn.job().skipped());
    try (var scan = turn.facts().subtasks(turn.id())) {
      scan.forEachRemaining(subtask -> hear(subtask, plan, aggregates, accepted, gaps));
    }
    var exhibits = exhibits(turn, plan, accepted);
    return JudgePrompt.ask(turn.brief(), aggregates.json(), exhibits, accepted.size(), gaps, round);
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
      case SubtaskState.Waiting _, SubtaskState.Open _ -> {}
    }
  }

  private static List<Exhibit> exhibits(Turn turn, Plan plan, List<SubtaskState> accepted) {
    int sample = Math.clamp(accepted.size() / SAMPLE_SHARE, LEAST_SAMPLE, LARGEST_SAMPLE);
    int stride = Math.max(1, accepted.size() / sample);
    var exhibits = new ArrayList<Exhibit>();
    int room = ROOM_CHARACTERS;
    boolean everything = roughSize(accepted) <= ROOM_CHARACTERS;
    for (int i = 0; i < accepted.size(); i++) {
      boolean sampled = i % stride == 0;
      if ((sampled || everything) && room > 0) {
        var exhibit = exhibit(turn, plan, accepted.get(i), sampled);
        room -=
            exhibit.output().toString().length()
                + (exhibit.source() == null ? 0 : exhibit.source().length());
        exhibits.add(exhibit);
      }
    }
    return exhibits;
  }

  private static long roughSize(List<SubtaskState> accepted) {
    return accepted.stream().limit(1_000).mapToLong(s -> size(s) + 60L).sum();
  }

  private static int size(SubtaskState subtask) {
    return subtask.output().map(output -> shortened(output).toString().length()).orElse(0);
  }

  private static Exhibit exhibit(Turn turn, Plan plan, SubtaskState subtask, boolean withSource) {
    var ref = subtask.ref();
    var source =
        withSource && Inputs.originatesInItems(plan, ref.step())
            ? turn.facts()
                .item(turn.id(), ref.index())
                .map(item -> PromptText.excerpt(item.text(), SOURCE_EXCERPT))
                .orElse(null)
            : null;
    var output = subtask.output().orElseThrow();
    boolean inFull = plan.step(ref.step()).isOverJob();
    return new Exhibit(
        ref.id(), Inputs.itemId(turn, plan, ref), source, inFull ? output : shortened(output));
  }

  /// Long texts cut: the judge sees enough to compare, not everything twice.
  private static JsonNode shortened(JsonNode output) {
    if (!(output instanceof ObjectNode object)) {
      return output;
    }
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
