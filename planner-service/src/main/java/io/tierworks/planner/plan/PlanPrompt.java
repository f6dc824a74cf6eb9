package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.planner.ledger.Ladder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks the planning model for a plan.
public record PlanPrompt(Ladder ladder, PlanLibrary library, ToolOffers offers) {
  private static final int CONTEXT_EXCERPT = 4_000;
  private static final int MOST_OUTPUT_TOKENS = 4_000;
  private static final int LEAST_OUTPUT_TOKENS = 1_000;
  private static final String INSTRUCTIONS = PromptText.load("plan");
  private static final String IMAGES = "\n\n" + PromptText.load("plan-images");
  private static final String DOCUMENTS = "\n\n" + PromptText.load("plan-documents");
  private static final String CHAINS = "\n\n" + PromptText.load("plan-chains");

  /// @param limits shown to the planner as they are
  public CallSpec ask(JobBrief brief, Map<String, ?> limits) {
    var inputs = new ArrayList<Material>();
    inputs.add(Material.of("goal", brief.goal()));
    var context = brief.context();
    if (context != null) {
      inputs.add(
          Material.of(
              "context",
              Map.of("characters", Integer.toString(context.length())),
              PromptText.excerpt(context, CONTEXT_EXCERPT)));
    }
    if (brief.items() > 0) {
      inputs.add(
          Material.of("items", Map.of("count", Integer.toString(brief.items())), sample(brief)));
    }
    if (brief.media().images() > 0) {
      inputs.add(Material.of("images", images(brief.media())));
    }
    if (brief.media().split() > 0) {
      inputs.add(Material.of("documents", documents(brief.media())));
    }
    addSchema(inputs, "itemSchema", brief.itemSchema());
    addSchema(inputs, "answerSchema", brief.answerSchema());
    inputs.add(Material.of("form", Wire.toTree(brief.form()).asText()));
    inputs.add(Material.of("tiers", tiers(ladder)));
    if (!library.kinds().isEmpty()) {
      inputs.add(Material.of("kinds", kinds()));
    }
    inputs.add(Material.of("limits", Wire.text(limits)));
    inputs.add(Material.of("tools", tools(brief)));
    return CallSpec.own(
        SubtaskKind.PLAN,
        instructions(brief),
        library.plannedChains() ? PlanSchema.WITH_CHAINS : PlanSchema.PLAIN,
        inputs,
        MOST_OUTPUT_TOKENS,
        LEAST_OUTPUT_TOKENS);
  }

  /// Asks again, with what was wrong.
  ///
  /// @param previous the refused plan; null when it could not be read at all
  public CallSpec askAgain(
      JobBrief brief, Map<String, ?> limits, @Nullable JsonNode previous, List<Finding> findings) {
    var more = new ArrayList<Material>();
    if (previous != null) {
      more.add(Material.of("previous", Wire.text(previous)));
    }
    more.add(
        Material.of(
            "findings",
            findings.stream().map(Finding::toString).collect(Collectors.joining("\n"))));
    return ask(brief, limits).plus(more);
  }

  private String instructions(JobBrief brief) {
    return INSTRUCTIONS
        + (library.plannedChains() ? CHAINS : "")
        + (brief.media().images() == 0 ? "" : IMAGES)
        + (brief.media().split() == 0 ? "" : DOCUMENTS);
  }

  private static String images(ItemMedia media) {
    var line = new LinkedHashMap<String, Object>();
    line.put("items", media.illustrated());
    line.put("withoutText", media.imageOnly());
    line.put("images", media.images());
    line.put("tokens", media.tokens());
    return Wire.text(line);
  }

  private static String documents(ItemMedia media) {
    var line = new LinkedHashMap<String, Object>();
    line.put("documents", media.split());
    line.put("pieces", media.pieces());
    return Wire.text(line);
  }

  private static void addSchema(List<Material> inputs, String name, @Nullable JsonNode schema) {
    if (schema != null) {
      inputs.add(Material.of(name, Wire.text(schema)));
    }
  }

  private static String sample(JobBrief brief) {
    return brief.sample().stream()
        .map(ItemExcerpt::line)
        .map(Wire::text)
        .collect(Collectors.joining("\n"));
  }

  /// The tools that the job allows, each with the tiers that offer it.
  private String tools(JobBrief brief) {
    if (brief.tools().isEmpty()) {
      return "[]";
    }
    var offered = new ToolLint(ladder, offers).byTier();
    return brief.tools().stream()
        .map(tool -> {
          var tiers =
              ladder.rungs().stream()
                  .map(Ladder.Rung::tier)
                  .filter(tier -> offered.getOrDefault(tier, Set.of()).contains(tool))
                  .toList();
          var line = new LinkedHashMap<String, Object>();
          line.put("tool", tool);
          line.put("tiers", tiers);
          return Wire.text(line);
        })
        .collect(Collectors.joining("\n"));
  }

  private String kinds() {
    return library.kinds().entrySet().stream()
        .map(each -> line(each.getKey(), each.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String line(String name, WorkKind kind) {
    var line = new LinkedHashMap<String, Object>();
    line.put("kind", name);
    line.put("use", kind.description());
    line.put("maxOutputTokens", kind.maxOutputTokens());
    return Wire.text(line);
  }

  static String tiers(Ladder ladder) {
    return ladder.rungs().stream().map(PlanPrompt::line).collect(Collectors.joining("\n"));
  }

  private static String line(Ladder.Rung rung) {
    var line = new LinkedHashMap<String, Object>();
    line.put("tier", rung.tier());
    line.put("inputPrice", rung.price().input());
    line.put("outputPrice", rung.price().output());
    line.put("skill", rung.skill());
    return Wire.text(line);
  }
}
