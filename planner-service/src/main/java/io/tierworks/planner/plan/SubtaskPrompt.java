package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.prompt.SharedPrompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words what a worker is told for a subtask of a step.
public final class SubtaskPrompt {
  /// The checks that an answer to a part can pass; the joined answer has to pass all.
  private static final Set<String> OF_PARTS =
      Set.of(Link.Plain.SCHEMA.check(), Link.Plain.GROUNDED.check());

  private SubtaskPrompt() {}

  /// What all subtasks of the step are told, and how they answer.
  public static SharedPrompt.Source shared(JobBrief brief, Plan plan, Step step) {
    return new SharedPrompt.Source(
        step.kind(),
        step.instructions(),
        materials(brief, plan),
        new AnswerRules(step.output(), true, step.checks(), step.rules(), step.quotes()),
        !step.tools().isEmpty());
  }

  /// Instructions for an answer that covers all of these parts.
  public static String covering(String advice, List<String> parts) {
    var all = new StringBuilder(advice);
    parts.forEach(part -> all.append("\n* ").append(part));
    return all.toString();
  }

  /// The same for one part of a subtask. Its answer has the form of the whole one. Other rules do
  /// not hold for a part.
  ///
  /// @param part position in `parts`
  public static SharedPrompt.Source part(
      SharedPrompt.Source shared, String advice, List<String> parts, int part) {
    var rules = shared.rules();
    var told =
        "%s\n\nThis is part %d of %d. Answer it alone: %s"
            .formatted(advice, part + 1, parts.size(), parts.get(part));
    var checks = rules.verify().stream().filter(OF_PARTS::contains).toList();
    return shared
        .advised(told)
        .with(
            new AnswerRules(
                rules.outputSchema(), rules.mayHandOff(), checks, List.of(), rules.quotes()));
  }

  private static List<Material> materials(JobBrief brief, Plan plan) {
    var shared = new ArrayList<Material>();
    shared.add(Material.of("goal", brief.goal()));
    if (!plan.decisions().isBlank()) {
      shared.add(Material.of("decisions", plan.decisions()));
    }
    var context = brief.context();
    if (context != null && !context.isBlank()) {
      shared.add(Material.of("context", context));
    }
    return shared;
  }

  /// @param index position in the job, from 0
  public static Material item(Item item, int index) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("id", itemId(item, index));
    attributes.putAll(source(item));
    if (!item.images().isEmpty()) {
      attributes.put("images", Integer.toString(item.images().size()));
    }
    return new Material("item", attributes, item.text(), item.images());
  }

  /// What a call is told about the document that an item is a piece of.
  static Map<String, String> source(Item item) {
    var source = item.source();
    if (source == null) {
      return Map.of();
    }
    var attributes = new LinkedHashMap<String, String>();
    if (source.document() != null) {
      attributes.put("document", source.document());
    }
    if (source.pages() != null) {
      attributes.put("pages", source.pages());
    }
    if (source.pieces() > 1) {
      attributes.put("piece", source.piece() + " of " + source.pieces());
    }
    return attributes;
  }

  /// The images of an item, for who does not read its text.
  public static Material images(Item item, int index) {
    return item(Item.of(item.id(), "", item.images()), index);
  }

  /// The item's own id, or its number.
  public static String itemId(Item item, int index) {
    return item.id() == null ? Integer.toString(index + 1) : item.id();
  }

  /// The result of an earlier subtask.
  public static Material result(
      String step, String subtask, @Nullable String item, JsonNode output) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("step", step);
    attributes.put("subtask", subtask);
    if (item != null) {
      attributes.put("item", item);
    }
    return Material.of("input", attributes, Wire.text(output));
  }

  /// Counts over all results of an earlier step that is too large to be shown as it is.
  ///
  /// @param total how many results there are
  public static Material aggregates(String step, int total, JsonNode counts) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("step", step);
    attributes.put("total", Integer.toString(total));
    return Material.of("aggregates", attributes, Wire.text(counts));
  }

  /// What the submitter answered to a question.
  public static Material clarification(String question, String answer) {
    return Material.of("clarification", "Question: " + question + "\nAnswer: " + answer);
  }

  /// What a further attempt is told about the one before.
  public static List<Material> again(@Nullable JsonNode previous, String feedback) {
    var more = new ArrayList<Material>();
    if (previous != null) {
      more.add(Material.of("previous", Wire.text(previous)));
    }
    if (!feedback.isBlank()) {
      more.add(Material.of("feedback", feedback));
    }
    return more;
  }
}
