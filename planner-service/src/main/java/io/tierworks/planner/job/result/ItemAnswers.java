package io.tierworks.planner.job.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.PlanCompiler;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where the item answers of a job are found, one by one, in the order of the job.
sealed interface ItemAnswers {

  /// Positions at which there may be an answer.
  int size();

  /// Values of the store that one answer is read from.
  int reads();

  /// @param seen gets the subtasks that worked on the item
  Optional<ItemAnswer> at(JobView view, int position, Consumer<SubtaskState> seen);

  /// Of a job that has no plan, or the answer of its one call.
  static ItemAnswers of(JobView view) {
    return view.subtask(SubtaskRef.DIRECT)
        .output()
        .map(output -> direct(view, output))
        .or(() -> view.store().plan(view.id()).map(plan -> ofSteps(view, plan)))
        .orElse(new Listed(List.of()));
  }

  private static ItemAnswers direct(JobView view, JsonNode output) {
    return new Listed(new DirectAnswers(view, output).answers());
  }

  private static ItemAnswers ofSteps(JobView view, Plan plan) {
    var steps = plan.steps().stream().map(Step::id).filter(plan::isAboutItems).toList();
    var schema = view.brief().itemSchema();
    var answering =
        schema == null ? steps : plan.stepsThatAnswerBy(PlanCompiler.itemOutput(schema));
    return steps.isEmpty()
        ? new Listed(List.of())
        : new OfSteps(steps.reversed(), answering, view.job().terms().items());
  }

  record Listed(List<ItemAnswer> answers) implements ItemAnswers {
    @Override
    public int size() {
      return answers.size();
    }

    @Override
    public int reads() {
      return 1;
    }

    @Override
    public Optional<ItemAnswer> at(JobView view, int position, Consumer<SubtaskState> seen) {
      return Optional.of(answers.get(position));
    }
  }

  /// For each item the answer of the last step that worked on it.
  ///
  /// @param lastFirst all steps that work on the items
  /// @param answering those whose answers are answers to the items
  record OfSteps(List<String> lastFirst, List<String> answering, int size) implements ItemAnswers {
    @Override
    public int reads() {
      return lastFirst.size();
    }

    @Override
    public Optional<ItemAnswer> at(JobView view, int position, Consumer<SubtaskState> seen) {
      Optional<ItemAnswer> found = Optional.empty();
      for (var step : lastFirst) {
        var subtask = view.store().subtask(view.id(), new SubtaskRef(step, position));
        subtask.ifPresent(seen);
        if (answering.contains(step)) {
          found =
              found.or(() ->
                  subtask.flatMap(SubtaskState::earlier).map(a -> of(view, step, position, a)));
        }
      }
      return found;
    }

    private static ItemAnswer of(
        JobView view, String step, int position, SubtaskStatus.Accepted answer) {
      var ref = new SubtaskRef(step, position);
      var item = view.item(position).orElseThrow();
      return new ItemAnswer(SubtaskPrompt.itemId(item, position), ref.id(), step, answer.output());
    }
  }
}
