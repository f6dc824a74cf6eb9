package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.Over;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks one step of a draft by itself.
record StepLint(Ladder ladder, PlanLibrary library, ToolLint tools) {
  private static final int MOST_OUTPUT_TOKENS = 16_000;
  private static final int MOST_FIELDS = 60;
  private static final Pattern STEP_ID = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
  private static final Set<String> RESERVED =
      Set.of("plan", "replan", "judge", "direct", "items", "job");

  void check(DraftStep step, PlanBounds bounds, LintCheck check) {
    checkNames(step, bounds, check);
    checkWork(step, bounds, check);
    checkOutput(step, bounds, check);
    checkQuotations(step, bounds, check);
    new ChainLint(ladder, library).check(step, bounds, check);
    tools.check(step, bounds, check);
  }

  private void checkNames(DraftStep step, PlanBounds bounds, LintCheck check) {
    check.require(
        STEP_ID.matcher(step.id()).matches() && !RESERVED.contains(step.id()),
        "is not a usable step id",
        "lower-case letters, digits and _, not one of " + RESERVED);
    check.require(
        !step.kind().isPlanners(),
        "kind " + step.kind() + " belongs to the planner itself",
        "name the kind of work, such as classify or extract");
    check.require(
        step.kind().version() == null,
        "kind " + step.kind() + " names a version",
        "write the name alone; its file has the version");
    library.kind(step.kind().name()).ifPresent(kind -> kind.check(step, check));
    check.require(
        ladder.has(step.tier()),
        "tier " + step.tier() + " does not exist",
        "tiers: " + ladder.rungs().stream().map(Ladder.Rung::tier).toList());
    long window = ladder.has(step.tier()) ? ladder.rung(step.tier()).window() : Long.MAX_VALUE;
    check.require(
        !step.over().equals(Over.ITEMS) || bounds.largestInput() <= window,
        "the largest item needs about %d tokens, tier %s holds %d"
            .formatted(bounds.largestInput(), step.tier(), window),
        "choose a tier with a larger context window");
  }

  private static void checkWork(DraftStep step, PlanBounds bounds, LintCheck check) {
    check.require(
        !step.instructions().isBlank(), "has no instructions", "say what one subtask has to do");
    check.require(
        step.maxOutputTokens() >= 1 && step.maxOutputTokens() <= MOST_OUTPUT_TOKENS,
        "maxOutputTokens is out of range",
        "1 to " + MOST_OUTPUT_TOKENS);
    check.require(
        !step.over().equals(Over.ITEMS) || bounds.items() > 0,
        "the job has no items",
        "use over: job");
  }

  private void checkQuotations(DraftStep step, PlanBounds bounds, LintCheck check) {
    boolean quotes = !PlanCompiler.quotes(step, bounds).isEmpty();
    check.require(
        quotes || !library.bind(step).verify().contains(Link.Plain.GROUNDED),
        "grounded has nothing to check",
        "mark a field as a quotation, or verify by schema");
    check.require(
        !quotes || !step.over().equals(Over.ITEMS) || bounds.imageOnly() == 0,
        "asks for quotations, but %d items are images without text".formatted(bounds.imageOnly()),
        "transcribe the images in a step of its own, and quote from its results");
  }

  private static void checkOutput(DraftStep step, PlanBounds bounds, LintCheck check) {
    check.require(
        !step.output().isEmpty() || bounds.itemSchema() != null,
        "has no output fields",
        "name them: the job has no itemSchema");
    check.require(
        step.output().size() <= MOST_FIELDS,
        "more than " + MOST_FIELDS + " output fields",
        "leave some out");
    var names = new HashSet<String>();
    for (var field : step.output()) {
      check.require(
          FIELD_NAME.matcher(field.name()).matches() && names.add(field.name()),
          "field '" + field.name() + "' is not a usable, unique name",
          "letters, digits and _");
    }
  }
}
