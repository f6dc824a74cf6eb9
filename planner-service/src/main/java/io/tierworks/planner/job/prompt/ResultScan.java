package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One pass over all results of a job: counts them, and keeps them while they fit into the room.
final class ResultScan {
  private final JobView view;
  private final Plan plan;
  private final Aggregates aggregates = new Aggregates();
  private final List<Gap> gaps;
  private final List<SubtaskState> kept = new ArrayList<>();
  private int accepted;
  private int spare;

  /// @param room bytes
  ResultScan(JobView view, int room) {
    this.view = view;
    this.plan = view.plan();
    this.spare = room;
    this.gaps = new ArrayList<>(view.job().gaps());
    try (var scan = view.store().subtasks(view.id())) {
      scan.forEachRemaining(this::add);
    }
    kept.sort(jointFirst());
  }

  private void add(SubtaskState subtask) {
    var ref = subtask.ref();
    if (!view.isPlanned(ref)) {
      return;
    }
    switch (subtask.status()) {
      case SubtaskStatus.Accepted a -> {
        accepted++;
        aggregates.add(ref.step(), a.output());
        keep(subtask);
      }
      case SubtaskStatus.GivenUp g ->
          gaps.add(new Gap(ref.step(), ref.id(), null, g.reason(), g.detail(), 1));
      case SubtaskStatus.Waiting _, SubtaskStatus.Open _, SubtaskStatus.Held _ -> {}
    }
  }

  private void keep(SubtaskState subtask) {
    if (!isComplete()) {
      return;
    }
    spare -= JudgeLine.size(JudgeLine.of(view, subtask, false));
    if (isComplete()) {
      kept.add(subtask);
    } else {
      kept.clear();
    }
  }

  /// Whether every result fits.
  boolean isComplete() {
    return spare >= 0;
  }

  /// The bytes left when every result is shown.
  int spare() {
    return spare;
  }

  /// Every result if all fit; first those about the whole job.
  List<SubtaskState> kept() {
    return List.copyOf(kept);
  }

  int accepted() {
    return accepted;
  }

  Aggregates aggregates() {
    return aggregates;
  }

  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /// Every result about the whole job, then `size` evenly spread others.
  List<SubtaskState> sample(int size) {
    var sample = new ArrayList<SubtaskState>();
    int stride = Math.max(1, accepted / size);
    try (var scan = view.store().subtasks(view.id())) {
      int position = 0;
      while (scan.hasNext()) {
        var subtask = scan.next();
        if (subtask.isAccepted() && view.isPlanned(subtask.ref())) {
          if (isJoint(subtask) || position++ % stride == 0) {
            sample.add(subtask);
          }
        }
      }
    }
    sample.sort(jointFirst());
    return sample;
  }

  private Comparator<SubtaskState> jointFirst() {
    return Comparator.comparing(subtask -> !isJoint(subtask));
  }

  private boolean isJoint(SubtaskState subtask) {
    return plan.step(subtask.ref().step()).isOverJob();
  }
}
