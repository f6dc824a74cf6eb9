package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.SubtaskCursor;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One pass over all results of a job, some per command: counts them, keeps them while they fit
/// into the room, and takes a sample. While the job is judged, its results do not change.
final class ResultScan {
  /// More do not fit into the judge's prompt.
  private static final int MOST_GAPS = 100;

  private final Plan plan;
  private final SubtaskCursor cursor;
  private final Aggregates aggregates = new Aggregates();
  private final List<Gap> gaps;
  private final List<SubtaskState> kept = new ArrayList<>();
  private final List<SubtaskState> sample = new ArrayList<>();
  private final int stride;
  private int position;
  private int accepted;
  private int spare;

  /// @param room bytes
  /// @param sampleSize how many results the sample has, about
  ResultScan(JobView view, int room, int sampleSize) {
    this.plan = view.plan();
    this.cursor = SubtaskCursor.ofAllSteps(view.job());
    this.spare = room;
    this.stride = Math.max(1, view.job().acceptedSubtasks() / sampleSize);
    this.gaps = new ArrayList<>(view.job().gaps());
  }

  /// @return whether all results are read
  boolean read(JobView view) {
    return cursor.read(view, subtask -> add(view, subtask));
  }

  private void add(JobView view, SubtaskState subtask) {
    var ref = subtask.ref();
    switch (subtask.status()) {
      case SubtaskStatus.Accepted a -> {
        accepted++;
        aggregates.add(ref.step(), a.output());
        keep(view, subtask);
        sample(subtask);
      }
      case SubtaskStatus.GivenUp g -> {
        if (gaps.size() < MOST_GAPS) {
          gaps.add(new Gap(ref.step(), ref.id(), null, g.reason(), g.detail(), 1));
        }
      }
      case SubtaskStatus.Waiting _,
          SubtaskStatus.Open _,
          SubtaskStatus.Held _,
          SubtaskStatus.Asked _ -> {}
    }
  }

  private void keep(JobView view, SubtaskState subtask) {
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

  private void sample(SubtaskState subtask) {
    if (isJoint(subtask) || position++ % stride == 0) {
      sample.add(subtask);
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
    return jointFirst(kept);
  }

  /// Every result about the whole job, then evenly spread others.
  List<SubtaskState> sample() {
    return jointFirst(sample);
  }

  int accepted() {
    return accepted;
  }

  Aggregates aggregates() {
    return aggregates;
  }

  /// The first gaps, as many as a prompt can show.
  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  private List<SubtaskState> jointFirst(List<SubtaskState> subtasks) {
    Comparator<SubtaskState> joint = Comparator.comparing(subtask -> !isJoint(subtask));
    return subtasks.stream().sorted(joint).toList();
  }

  private boolean isJoint(SubtaskState subtask) {
    return plan.step(subtask.ref().step()).isOverJob();
  }
}
