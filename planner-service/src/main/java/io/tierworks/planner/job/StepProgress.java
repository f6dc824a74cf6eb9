package io.tierworks.planner.job;

import io.tierworks.common.contract.job.Over;
import io.tierworks.common.prompt.SharedPrompt;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// How many subtasks of a step are released, accepted and given up.
///
/// @param released subtasks issued at least once
/// @param ready subtasks of a queued step that can be released
public record StepProgress(Outline outline, int released, int ready, int accepted, int failed) {

  /// What only adaptive routing changes while the step is worked on.
  ///
  /// @param tier at which its next subtasks start; adaptive routing may change it
  /// @param queued whether each subtask becomes ready when the one it works on is accepted
  /// @param needs steps that must be complete before any of its subtasks is ready; of a queued step
  ///   without the one it works on
  /// @param total number of its subtasks
  /// @param sharedTokens the most input tokens of the part that all its prompts share
  public record Outline(
      String id, String tier, boolean queued, Set<String> needs, int total, long sharedTokens) {
    public Outline {
      needs = needs == null ? Set.of() : Set.copyOf(needs);
    }

    private Outline at(String next) {
      return new Outline(id, next, queued, needs, total, sharedTokens);
    }
  }

  /// The steps of a plan at its start. Renders the shared part of each step's prompts, this once.
  public static List<StepProgress> of(Plan plan, JobBrief brief) {
    var widths = new HashMap<String, Integer>();
    var all = new ArrayList<StepProgress>();
    for (var step : plan.steps()) {
      int width = width(step, brief.items(), widths);
      widths.put(step.id(), width);
      var shared = SharedPrompt.of(SubtaskPrompt.shared(brief, plan, step));
      all.add(of(step, width, shared.tokenBound()));
    }
    return all;
  }

  private static int width(Step step, int items, Map<String, Integer> widths) {
    return switch (step.over()) {
      case Over.Items _ -> items;
      case Over.WholeJob _ -> 1;
      case Over.Results(var source) -> Objects.requireNonNull(widths.get(source));
    };
  }

  private static StepProgress of(Step step, int total, long sharedTokens) {
    var needs = Set.copyOf(step.inputs());
    var outline =
        new Outline(step.id(), step.tier(), step.isOverStep(), needs, total, sharedTokens);
    return new StepProgress(outline, 0, 0, 0, 0);
  }

  public String id() {
    return outline.id();
  }

  public String tier() {
    return outline.tier();
  }

  public boolean isQueued() {
    return outline.queued();
  }

  /// The next subtasks start at this tier.
  public StepProgress at(String tier) {
    return new StepProgress(outline.at(tier), released, ready, accepted, failed);
  }

  public int total() {
    return outline.total();
  }

  /// Subtasks that can be released if the needs are met.
  public int waiting() {
    return isQueued() ? ready : neverIssued();
  }

  public boolean isComplete() {
    return done() >= total();
  }

  public int done() {
    return accepted + failed;
  }

  /// Subtasks that were neither issued nor given up.
  public int neverIssued() {
    return total() - released;
  }

  public StepProgress madeReady() {
    return change(0, 1, 0, 0);
  }

  public StepProgress releasedOne() {
    return change(1, isQueued() ? -1 : 0, 0, 0);
  }

  public StepProgress acceptedOne() {
    return change(0, 0, 1, 0);
  }

  public StepProgress failedOne() {
    return change(0, 0, 0, 1);
  }

  /// The earlier answer of a subtask stays accepted.
  public StepProgress kept(Stage stage) {
    return switch (stage) {
      case WAITING -> change(1, 0, 1, 0);
      case READY -> change(1, -1, 1, 0);
      case ISSUED -> change(0, 0, 1, 0);
    };
  }

  /// How far a subtask without an answer is.
  public enum Stage {
    WAITING,
    READY,
    ISSUED
  }

  /// Subtasks are given up that were never issued.
  public StepProgress skipped(int count) {
    return change(count, 0, 0, count);
  }

  /// A subtask that was given up is tried again.
  public StepProgress redriven() {
    return change(0, 0, 0, -1);
  }

  /// A subtask that was given up without being issued waits for its input again.
  public StepProgress unskipped() {
    return change(-1, 0, 0, -1);
  }

  public StepProgress dropReady() {
    return change(0, -ready, 0, 0);
  }

  /// An accepted subtask is done again.
  public StepProgress reopened() {
    return change(0, 0, -1, 0);
  }

  /// An accepted subtask that waits for its input again.
  public StepProgress unreleased() {
    return change(-1, 0, -1, 0);
  }

  /// All subtasks wait for their inputs again.
  public StepProgress takenBack() {
    return new StepProgress(outline, 0, 0, 0, 0);
  }

  private StepProgress change(int released, int ready, int accepted, int failed) {
    return new StepProgress(
        outline,
        this.released + released,
        this.ready + ready,
        this.accepted + accepted,
        this.failed + failed);
  }
}
