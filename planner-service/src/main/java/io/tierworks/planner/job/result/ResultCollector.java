package io.tierworks.planner.job.result;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects item answers and gaps in one pass over a job's subtasks. While a large job ends, all
/// other jobs of the partition wait for this pass.
final class ResultCollector {
  private final JobView view;
  private final Outcome outcome;
  private final List<String> lastFirst;
  private final SortedMap<Integer, ItemAnswer> answers = new TreeMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  ResultCollector(JobView view, Outcome outcome) {
    this.view = view;
    this.outcome = outcome;
    var plan = view.plan();
    lastFirst = plan.steps().stream().map(Step::id).filter(plan::isAboutItems).toList().reversed();
    try (var scan = view.store().subtasks(view.id())) {
      scan.forEachRemaining(this::add);
    }
    gaps.addAll(view.job().gaps());
  }

  /// For each item the answer of the last step that worked on it, in the job's order.
  List<ItemAnswer> answers() {
    return List.copyOf(answers.values());
  }

  List<Gap> gaps() {
    return GapList.shortened(gaps);
  }

  private void add(SubtaskState subtask) {
    var ref = subtask.ref();
    if (lastFirst.contains(ref.step()) && isLater(ref)) {
      subtask.earlier().ifPresent(answer -> answers.put(ref.index(), answer(ref, answer)));
    }
    if (view.isPlanned(ref)) {
      gap(subtask).ifPresent(gaps::add);
    }
  }

  private boolean isLater(SubtaskRef ref) {
    var known = answers.get(ref.index());
    return known == null || lastFirst.indexOf(ref.step()) < lastFirst.indexOf(known.step());
  }

  private ItemAnswer answer(SubtaskRef ref, SubtaskStatus.Accepted answer) {
    var item = view.item(ref.index()).orElseThrow();
    return new ItemAnswer(
        SubtaskPrompt.itemId(item, ref.index()), ref.id(), ref.step(), answer.output());
  }

  /// The gap that a subtask leaves. A subtask that was never issued is in the gap of its step.
  private Optional<Gap> gap(SubtaskState subtask) {
    var ref = subtask.ref();
    return switch (subtask.status()) {
      case SubtaskStatus.Accepted _, SubtaskStatus.Waiting _ -> Optional.empty();
      case SubtaskStatus.GivenUp g -> Optional.of(view.gap(ref, g.reason(), g.detail()));
      case SubtaskStatus.Open _, SubtaskStatus.Held _ when subtask.earlier().isPresent() ->
          Optional.of(view.gap(ref, GapReason.NOT_REVISED, "the job ended before a better answer"));
      case SubtaskStatus.Open _, SubtaskStatus.Held _ -> {
        boolean cancelled = outcome.status() == JobStatus.CANCELLED;
        yield Optional.of(
            view.gap(
                ref, cancelled ? GapReason.CANCELLED : GapReason.DEADLINE, "the job ended first"));
      }
    };
  }
}
