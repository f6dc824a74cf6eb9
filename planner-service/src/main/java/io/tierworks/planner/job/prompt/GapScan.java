package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.SubtaskCursor;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.ReplanPrompt;
import io.tierworks.planner.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One pass over the subtasks of a job, some per command, for those whose answers were all refused;
/// and the call that asks the planning model how to do them after all.
public final class GapScan {
  /// More do not fit into the prompt; they stay gaps.
  public static final int MOST = 40;

  private final SubtaskCursor cursor;
  private final List<ReplanPrompt.Line> gaps = new ArrayList<>();
  private final Set<Step> steps = new LinkedHashSet<>();

  /// Whether the job has given up work because of its limits.
  private boolean wrappedUp;

  private GapScan(JobView view) {
    cursor = SubtaskCursor.ofAllSteps(view.job());
    wrappedUp = !view.job().gaps().isEmpty();
  }

  /// Reads on in the subtasks.
  ///
  /// @return empty until all are read
  public static Optional<GapScan> read(JobView view) {
    var scan = view.store().reading(view.id(), GapScan.class, () -> new GapScan(view));
    if (!scan.cursor.read(view, subtask -> scan.add(view, subtask))) {
      return Optional.empty();
    }
    view.store().endReading(view.id());
    return Optional.of(scan);
  }

  private void add(JobView view, SubtaskState subtask) {
    if (!(subtask.status() instanceof GivenUp(var reason, var detail, var refused))) {
      return;
    }
    wrappedUp |= reason.isOfTheJob() && !subtask.lacksInput();
    if (refused && gaps.size() < MOST) {
      var ref = subtask.ref();
      var step = view.plan().step(ref.step());
      steps.add(step);
      gaps.add(
          new ReplanPrompt.Line(
              ref.id(),
              subtask.attempts().getLast().tier(),
              subtask.attempts().size(),
              reason,
              detail,
              input(view, step, ref).orElse(null)));
    }
  }

  private static Optional<String> input(JobView view, Step step, SubtaskRef ref) {
    return step.over()
        .source()
        .flatMap(source -> view.subtask(new SubtaskRef(source, ref.index())).output())
        .map(Wire::text)
        .or(() -> view.itemOf(ref).map(item -> item.text()));
  }

  /// Whether there is nothing to ask about. A job that wraps up takes no new work.
  public boolean isEmpty() {
    return gaps.isEmpty() || wrappedUp;
  }

  public CallSpec call(JobView view) {
    return ReplanPrompt.ask(
        view.brief(), view.policy().ladder(), List.copyOf(steps), List.copyOf(gaps));
  }

  /// What such a call asked for, without the subtasks that it was about.
  public static CallSpec least(JobView view) {
    return ReplanPrompt.ask(view.brief(), view.policy().ladder(), List.of(), List.of());
  }
}
