package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.prompt.SharedPrompt;
import io.tierworks.planner.job.Advice;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.CallTools;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The calls for the subtasks of one step. The results of earlier steps are read once.
public final class SubtaskCalls {
  private final JobView view;
  private final Step step;
  private final SharedPrompt.Source shared;
  private final long sharedTokens;
  private final CallTools tools;
  private @Nullable List<Material> earlierSteps;

  public SubtaskCalls(JobView view, Step step) {
    this.view = view;
    this.step = step;
    shared = SubtaskPrompt.shared(view.brief(), view.plan(), step);
    sharedTokens = view.job().step(step.id()).outline().sharedTokens();
    tools = CallTools.of(step, view.brief(), view.policy().tools().limits());
  }

  /// The call for a single subtask of a step, or for a check.
  public static CallSpec of(JobView view, SubtaskRef ref) {
    return CheckRef.of(ref)
        .map(check -> CheckCalls.of(view, check))
        .orElseGet(() -> ofStep(view, ref));
  }

  static CallSpec ofStep(JobView view, SubtaskRef ref) {
    return new SubtaskCalls(view, view.plan().step(ref.step())).of(ref);
  }

  /// A further attempt, which is told what was wrong with the one before.
  public static CallSpec again(JobView view, SubtaskRef ref, Retry retry) {
    return of(view, ref).plus(SubtaskPrompt.again(retry.previous(), retry.note()));
  }

  public CallSpec of(SubtaskRef ref) {
    var inputs = new ArrayList<Material>();
    item(ref).ifPresent(inputs::add);
    step.over()
        .source()
        .flatMap(source -> result(new SubtaskRef(source, ref.index())))
        .ifPresent(inputs::add);
    inputs.addAll(earlierSteps());
    inputs.addAll(Clarifications.of(view, ref));
    return advice(ref)
        .map(this::told)
        .map(own -> of(own, SharedPrompt.of(own).tokenBound(), inputs))
        .orElseGet(() -> of(shared, sharedTokens, inputs));
  }

  private CallSpec of(SharedPrompt.Source told, long tokens, List<Material> inputs) {
    return CallSpec.of(told, tokens, inputs, tools, step.maxOutputTokens());
  }

  private SharedPrompt.Source told(Advice advice) {
    var parts = advice.parts();
    return advice.lacksPart()
        ? SubtaskPrompt.part(shared, advice.instructions(), parts, advice.answers().size())
        : shared.advised(SubtaskPrompt.covering(advice.instructions(), parts));
  }

  /// What a new plan says about the subtask.
  private Optional<Advice> advice(SubtaskRef ref) {
    return view.job().terms().caps().maxReplans() == 0
        ? Optional.empty()
        : Optional.ofNullable(view.subtask(ref).advice());
  }

  private Optional<Material> item(SubtaskRef ref) {
    return view.itemOf(ref).map(item -> SubtaskPrompt.item(item, ref.index()));
  }

  private Optional<Material> result(SubtaskRef ref) {
    return view.subtask(ref)
        .output()
        .map(output -> SubtaskPrompt.result(ref.step(), ref.id(), view.itemId(ref), output));
  }

  private List<Material> earlierSteps() {
    var known = earlierSteps;
    if (known == null) {
      known =
          step.inputs().stream().flatMap(input -> StepSummaries.of(view, input).stream()).toList();
      earlierSteps = known;
    }
    return known;
  }
}
