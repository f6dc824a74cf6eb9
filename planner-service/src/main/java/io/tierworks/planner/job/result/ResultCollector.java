package io.tierworks.planner.job.result;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.handler.CommandContext;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a job's subtasks leave behind, gathered in one walk over them: at its end a large job makes
/// all others wait for as long as this takes.
///
/// @param items for each item the answer of the last step that worked on it, in the job's order
/// @param gaps what is missing
public record ResultCollector(List<ItemAnswer> items, List<Gap> gaps) {
  static final ResultCollector NOTHING = new ResultCollector(List.of(), List.of());

  static ResultCollector of(CommandContext turn, Plan plan, Outcome outcome) {
    var lastFirst =
        plan.steps().stream()
            .filter(step -> SubtaskInputs.originatesInItems(plan, step.id()))
            .map(Step::id)
            .toList()
            .reversed();
    var answers = new Answers(turn, lastFirst);
    var gaps = new ArrayList<Gap>();
    try (var scan = turn.facts().subtasks(turn.id())) {
      scan.forEachRemaining(subtask -> {
        answers.add(subtask);
        if (turn.job().find(subtask.ref().step()).isPresent()) {
          gap(turn, plan, subtask, outcome).ifPresent(gaps::add);
        }
      });
    }
    gaps.addAll(turn.job().gaps());
    return new ResultCollector(answers.inOrder(), GapList.shortened(gaps));
  }

  /// One answer an item.
  private static final class Answers {
    private final CommandContext turn;
    private final List<String> lastFirst;
    private final SortedMap<Integer, ItemAnswer> answers = new TreeMap<>();

    private Answers(CommandContext turn, List<String> lastFirst) {
      this.turn = turn;
      this.lastFirst = lastFirst;
    }

    private void add(SubtaskState subtask) {
      var ref = subtask.ref();
      if (lastFirst.contains(ref.step()) && isLater(ref)) {
        subtask
            .earlier()
            .ifPresent(answer -> {
              var item = turn.facts().item(turn.id(), ref.index()).orElseThrow();
              answers.put(
                  ref.index(),
                  new ItemAnswer(
                      SubtaskPrompt.itemId(item, ref.index()),
                      ref.id(),
                      ref.step(),
                      answer.output()));
            });
      }
    }

    private boolean isLater(SubtaskRef ref) {
      var known = answers.get(ref.index());
      return known == null || lastFirst.indexOf(ref.step()) < lastFirst.indexOf(known.step());
    }

    private List<ItemAnswer> inOrder() {
      return List.copyOf(answers.values());
    }
  }

  /// What a subtask lacks at the end. One that was never issued is on the line of its step.
  private static Optional<Gap> gap(
      CommandContext turn, Plan plan, SubtaskState subtask, Outcome outcome) {
    var ref = subtask.ref();
    return switch (subtask.status()) {
      case SubtaskStatus.Accepted _, SubtaskStatus.Waiting _ -> Optional.empty();
      case SubtaskStatus.GivenUp g ->
          Optional.of(SubtaskInputs.gap(turn, plan, ref, g.reason(), g.detail()));
      case SubtaskStatus.Open _, SubtaskStatus.Held _ when subtask.earlier().isPresent() ->
          Optional.of(
              SubtaskInputs.gap(
                  turn, plan, ref, "not_revised", "the job ended before a better answer"));
      case SubtaskStatus.Open _, SubtaskStatus.Held _ -> {
        boolean cancelled = outcome.status() == JobStatus.CANCELLED;
        var reason = cancelled ? "cancelled" : "deadline";
        yield Optional.of(SubtaskInputs.gap(turn, plan, ref, reason, "the job ended first"));
      }
    };
  }
}
