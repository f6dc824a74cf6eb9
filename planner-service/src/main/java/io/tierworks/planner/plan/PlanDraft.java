package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.Over;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.SubtaskKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A plan as the model wrote it, by `schema/plan.schema.json`, or as a template has it, which may
/// name more links of verification. [PlanLint] has not checked it yet.
public record PlanDraft(PlanForm form, String reason, String decisions, List<DraftStep> steps) {
  private static final JsonSchema SHAPE = new JsonSchema(PlanSchema.WITH_ALL_LINKS);

  public record DraftStep(
      String id,
      SubtaskKind kind,
      String tier,
      Over over,
      List<String> inputs,
      String instructions,
      List<OutputField> output,
      List<Link> verify,
      List<String> tools,
      int maxOutputTokens) {

    DraftStep with(SubtaskKind newKind, String newInstructions, List<Link> newVerify) {
      return new DraftStep(
          id,
          newKind,
          tier,
          over,
          inputs,
          newInstructions,
          output,
          newVerify,
          tools,
          maxOutputTokens);
    }

    private DraftStep at(String newTier) {
      return new DraftStep(
          id, kind, newTier, over, inputs, instructions, output, verify, tools, maxOutputTokens);
    }

    /// Ids of all steps that it needs.
    Set<String> needs() {
      var needs = new HashSet<>(inputs);
      over.source().ifPresent(needs::add);
      return needs;
    }
  }

  PlanDraft with(List<DraftStep> newSteps) {
    return new PlanDraft(form, reason, decisions, newSteps);
  }

  /// @return the draft, or the findings that say why there is none
  public static Reading read(JsonNode json) {
    var violations = SHAPE.violations(json);
    if (!violations.isEmpty()) {
      return refused(violations.stream().map(Violation::toString));
    }
    try {
      return new Reading(Optional.of(Wire.convert(json, PlanDraft.class)), List.of());
    } catch (MalformedMessage e) {
      return refused(Stream.of(e.why()));
    }
  }

  private static Reading refused(Stream<String> rules) {
    return new Reading(
        Optional.empty(),
        rules.map(rule -> new Finding("plan", rule, "follow the schema")).toList());
  }

  /// The draft with all its steps at a tier.
  public PlanDraft at(String tier) {
    return with(steps.stream().map(step -> step.at(tier)).toList());
  }

  public record Reading(Optional<PlanDraft> draft, List<Finding> findings) {}
}
