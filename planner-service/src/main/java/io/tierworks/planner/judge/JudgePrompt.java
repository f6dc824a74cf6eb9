package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.EmbeddedSchema;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult.Dispute;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.prompt.DataBlock;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.Finding;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.PromptText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The prompt that asks the judge for a ruling and the final answer.
public final class JudgePrompt {
  private static final int CONTEXT_EXCERPT = 8_000;
  private static final int AGGREGATES_ROOM = 8_000;
  private static final int GAPS_ROOM = 4_000;
  private static final int LONGEST_DETAIL = 160;
  private static final int LARGEST_NUMBER = 9_999_999;
  private static final int MOST_OUTPUT_TOKENS = 4_000;
  private static final int LEAST_OUTPUT_TOKENS = 1_500;
  private static final String AUDITS =
      "a second, independent answer to each of these subtasks differs in the named fields";
  private static final String INSTRUCTIONS = PromptText.load("judge");
  private static final String IMAGES = "\n\n" + PromptText.load("judge-images");
  private static final String SUMMARIES = "\n\n" + PromptText.load("judge-summaries");

  /// What the prompt takes more when summaries stand for results.
  public static final int BYTES_WITH_SUMMARIES = DataBlock.bytes(SUMMARIES);

  private static final JsonNode SCHEMA = JsonSchema.named("verdict").source();

  private JudgePrompt() {}

  public static CallSpec ask(
      JobBrief brief, Aggregates aggregates, ResultTree tree, List<Gap> gaps, int round) {
    var results = tree.material(Map.of());
    var counted = Wire.text(aggregates.json(AGGREGATES_ROOM));
    var told = new Told(counted, results, gaps(gaps), Integer.toString(round));
    return prompt(brief, told, tree.isSummarised());
  }

  /// What a judge is told whose ruling is sent back.
  public static List<Material> again(Ruling previous, List<Finding> findings) {
    var said = findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    return List.of(Material.of("previous", Wire.text(previous)), Material.of("findings", said));
  }

  /// What a judge is told about answers that audits dispute.
  public static List<Material> audits(List<Dispute> disputed) {
    var lines = disputed.stream().map(Wire::text).collect(Collectors.joining("\n"));
    return disputed.isEmpty()
        ? List.of()
        : List.of(Material.of("audits", Map.of("note", AUDITS), lines));
  }

  /// The largest prompt that [#ask] can make of results in this many bytes. Its cost is set aside
  /// for the judgment.
  public static CallSpec largest(JobBrief brief, int resultsRoom) {
    var results =
        ResultTree.block(Map.of(), LARGEST_NUMBER, LARGEST_NUMBER, "grouped", filler(resultsRoom));
    var round = Integer.toString(LARGEST_NUMBER);
    return prompt(
        brief, new Told(filler(AGGREGATES_ROOM), results, filler(GAPS_ROOM), round), false);
  }

  private static String filler(int bytes) {
    return "x".repeat(bytes);
  }

  private record Told(String aggregates, Material results, String gaps, String round) {}

  private static CallSpec prompt(JobBrief brief, Told told, boolean summarised) {
    var inputs = new ArrayList<Material>();
    inputs.add(Material.of("goal", brief.goal()));
    var context = brief.context();
    if (context != null) {
      inputs.add(Material.of("context", PromptText.excerpt(context, CONTEXT_EXCERPT)));
    }
    inputs.add(told.results);
    inputs.add(Material.of("aggregates", told.aggregates));
    if (!told.gaps.isEmpty()) {
      inputs.add(Material.of("gaps", told.gaps));
    }
    inputs.add(Material.of("round", told.round));
    var images = brief.media().images() == 0 ? "" : IMAGES;
    return CallSpec.own(
        SubtaskKind.VERDICT,
        INSTRUCTIONS + images + (summarised ? SUMMARIES : ""),
        schema(brief.answerSchema()),
        inputs,
        MOST_OUTPUT_TOKENS,
        LEAST_OUTPUT_TOKENS);
  }

  /// As many gaps as there is room for.
  private static String gaps(List<Gap> gaps) {
    var lines = new StringBuilder();
    int bytes = 0;
    for (var gap : gaps) {
      var line = Wire.text(shortened(gap));
      bytes += 1 + DataBlock.bytes(line);
      if (bytes > GAPS_ROOM) {
        break;
      }
      lines.append(lines.isEmpty() ? "" : "\n").append(line);
    }
    return lines.toString();
  }

  private static Gap shortened(Gap gap) {
    var detail = PromptText.excerpt(gap.detail(), LONGEST_DETAIL);
    return new Gap(gap.step(), gap.subtask(), gap.item(), gap.reason(), detail, gap.count());
  }

  private static JsonNode schema(@Nullable JsonNode answerSchema) {
    if (answerSchema == null) {
      return SCHEMA;
    }
    ObjectNode schema = SCHEMA.deepCopy();
    EmbeddedSchema.put(schema, "", "answer", answerSchema);
    return schema;
  }
}
