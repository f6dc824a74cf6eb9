package io.tierworks.planner.job.result;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.view.JobView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The gaps that the subtasks of a job leave, by step.
final class StepGaps {
  private final Outcome outcome;
  private final Map<String, GapList> steps = new TreeMap<>();

  StepGaps(Outcome outcome) {
    this.outcome = outcome;
  }

  void add(JobView view, SubtaskState subtask) {
    gap(view, subtask)
        .ifPresent(gap -> steps.computeIfAbsent(gap.step() + "/", _ -> new GapList()).add(gap));
  }

  /// @param others gaps that belong to no single subtask's status
  List<Gap> with(List<Gap> others) {
    var all = new GapList();
    steps.values().forEach(step -> all.addAll(step.all()));
    all.addAll(others);
    return all.all();
  }

  /// The gap that a subtask leaves. A subtask that was never issued is in the gap of its step.
  private Optional<Gap> gap(JobView view, SubtaskState subtask) {
    var ref = subtask.ref();
    return switch (subtask.status()) {
      case SubtaskStatus.Accepted _, SubtaskStatus.Waiting _ -> Optional.empty();
      case SubtaskStatus.GivenUp g -> Optional.of(view.gap(ref, g.reason(), g.detail()));
      case SubtaskStatus.Open _, SubtaskStatus.Held _, SubtaskStatus.Asked _
          when subtask.earlier().isPresent() ->
          Optional.of(view.gap(ref, GapReason.NOT_REVISED, "the job ended before a better answer"));
      case SubtaskStatus.Open _, SubtaskStatus.Held _, SubtaskStatus.Asked _ -> {
        boolean cancelled = outcome.status() == JobStatus.CANCELLED;
        yield Optional.of(
            view.gap(
                ref, cancelled ? GapReason.CANCELLED : GapReason.DEADLINE, "the job ended first"));
      }
    };
  }
}
