package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// How far a step is: a handful of counters, whatever its size.
///
/// @param queued whether its subtasks become ready one by one, behind those of another step
/// @param needs steps that must be complete before any of its subtasks is ready; for a queued step
///   without the one it follows
/// @param released subtasks issued at least once
/// @param ready queued subtasks that wait for release
public record StepProgress(
    String id,
    String tier,
    boolean queued,
    Set<String> needs,
    int total,
    int released,
    int ready,
    int accepted,
    int failed) {

  public StepProgress {
    needs = needs == null ? Set.of() : Set.copyOf(needs);
  }

  /// The steps of a plan at its start.
  ///
  /// @param items of the job
  public static List<StepProgress> of(Plan plan, int items) {
    var widths = new HashMap<String, Integer>();
    var all = new ArrayList<StepProgress>();
    for (var step : plan.steps()) {
      int width = width(step, items, widths);
      widths.put(step.id(), width);
      all.add(of(step, width));
    }
    return all;
  }

  private static int width(Step step, int items, Map<String, Integer> widths) {
    if (step.isOverItems()) {
      return items;
    }
    return step.isOverJob() ? 1 : Objects.requireNonNull(widths.get(step.over()));
  }

  private static StepProgress of(Step step, int total) {
    return new StepProgress(
        step.id(), step.tier(), step.isOverStep(), Set.copyOf(step.inputs()), total, 0, 0, 0, 0);
  }

  /// Subtasks that could be released now if the needs are met.
  @JsonIgnore
  public int waiting() {
    return queued ? ready : total - released;
  }

  @JsonIgnore
  public boolean isComplete() {
    return accepted + failed >= total;
  }

  @JsonIgnore
  public int done() {
    return accepted + failed;
  }

  /// Subtasks neither accepted nor given up that were never issued.
  @JsonIgnore
  public int neverIssued() {
    return total - released;
  }

  public StepProgress madeReady() {
    return change(0, 1, 0, 0);
  }

  public StepProgress releasedOne() {
    return change(1, queued ? -1 : 0, 0, 0);
  }

  public StepProgress acceptedOne() {
    return change(0, 0, 1, 0);
  }

  public StepProgress failedOne() {
    return change(0, 0, 0, 1);
  }

  /// A subtask whose earlier answer stands after all.
  public StepProgress kept(boolean issued, boolean wasReady) {
    return change(issued ? 0 : 1, wasReady ? -1 : 0, 1, 0);
  }

  /// A subtask that was never issued and never will be.
  public StepProgress skipped(int count) {
    return change(count, 0, 0, count);
  }

  /// A subtask that was given up is out again.
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

  /// An accepted subtask that is out again.
  public StepProgress reopened() {
    return change(0, 0, -1, 0);
  }

  /// An accepted subtask that waits for its input again.
  public StepProgress unreleased() {
    return change(-1, 0, -1, 0);
  }

  /// A whole step taken back, to be released again when its inputs are there.
  public StepProgress takenBack() {
    return new StepProgress(id, tier, queued, needs, total, 0, 0, 0, 0);
  }

  private StepProgress change(int released, int ready, int accepted, int failed) {
    return new StepProgress(
        id,
        tier,
        queued,
        needs,
        total,
        this.released + released,
        this.ready + ready,
        this.accepted + accepted,
        this.failed + failed);
  }
}
