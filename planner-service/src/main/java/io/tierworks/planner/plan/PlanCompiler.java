package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.QuoteMarks;
import io.tierworks.common.verify.SnapshotChecks;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compiles a draft without findings into a plan: adds the rules of the installation's kinds, makes
/// schemas from fields, and puts the steps in the order of their needs.
public final class PlanCompiler {
  private PlanCompiler() {}

  /// @param ladder says which of two links is the cheaper one
  public static Plan compile(
      PlanDraft draft, PlanBounds bounds, PlanLibrary library, Ladder ladder) {
    var steps =
        StepGraph.of(library.bind(draft)).ordered().stream()
            .map(step -> compile(step, bounds, ladder))
            .toList();
    return new Plan(draft.form(), null, draft.reason(), draft.decisions(), steps);
  }

  private static Step compile(DraftStep step, PlanBounds bounds, Ladder ladder) {
    var quotes = quotes(step, bounds);
    return new Step(
        step.id(),
        step.kind(),
        step.tier(),
        step.over(),
        step.inputs().stream().distinct().toList(),
        step.instructions(),
        output(step, bounds),
        quotes,
        Chain.of(links(step, bounds), !quotes.isEmpty(), ladder),
        step.tools(),
        step.maxOutputTokens());
  }

  /// The fields of the step's answer that must quote the input literally.
  static List<String> quotes(DraftStep step, PlanBounds bounds) {
    return step.output().isEmpty()
        ? QuoteMarks.paths(bounds.itemSchema())
        : step.output().stream().filter(OutputField::quote).map(OutputField::name).toList();
  }

  private static List<Link> links(DraftStep step, PlanBounds bounds) {
    var links = new ArrayList<>(declared(step, bounds));
    links.addAll(snapshotLinks(step, bounds));
    return links;
  }

  /// The links of a step and, if it answers by the job's `itemSchema`, of the job.
  ///
  /// @param bound the step with the links of its kind
  static List<Link> declared(DraftStep bound, PlanBounds bounds) {
    return bound.output().isEmpty()
        ? Stream.concat(bound.verify().stream(), bounds.verify().stream()).toList()
        : bound.verify();
  }

  /// The links of the step's chain that need the workspace of the job. A plan can leave none of
  /// them out.
  static List<Link.Plain> snapshotLinks(DraftStep step, PlanBounds bounds) {
    return bounds.workspace() == null ? List.of() : SnapshotChecks.neededBy(output(step, bounds));
  }

  /// The schema of the step's answers.
  static JsonNode output(DraftStep step, PlanBounds bounds) {
    return step.output().isEmpty()
        ? itemOutput(bounds.itemSchema())
        : OutputField.schema(step.output());
  }

  /// The schema of an item's answer, without marks; empty when the user gave none.
  public static JsonNode itemOutput(@Nullable JsonNode itemSchema) {
    return itemSchema == null
        ? JsonNodeFactory.instance.objectNode()
        : QuoteMarks.removedFrom(itemSchema);
  }
}
