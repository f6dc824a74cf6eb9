package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.DirectPrompt;
import io.tierworks.planner.plan.PlanPrompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The calls that a job can begin with: for a plan, or for the answer without a plan.
public final class OpeningCalls {
  private OpeningCalls() {}

  /// @return the call for a plan; for a better one when a plan was refused
  public static CallSpec plan(JobView view) {
    var call = ask(view);
    return view.job().terms().review().ask().coversInfo() ? call.handingOff() : call;
  }

  private static CallSpec ask(JobView view) {
    var policy = view.policy();
    var prompt = new PlanPrompt(policy.ladder(), policy.library(), policy.tools().offers());
    return view.store()
        .refusal(view.id())
        .map(r -> prompt.askAgain(view.brief(), limits(view), r.plan(), r.findings()))
        .orElseGet(() -> prompt.ask(view.brief(), limits(view)))
        .plus(clarifications(view));
  }

  /// Of all planning calls so far.
  private static List<Material> clarifications(JobView view) {
    int last = SubtaskRef.plan(view.job().counters().sentBack(), true).index();
    return IntStream.rangeClosed(0, last)
        .mapToObj(index -> new SubtaskRef("plan", index))
        .flatMap(call -> Clarifications.of(view, call).stream())
        .toList();
  }

  private static Map<String, ?> limits(JobView view) {
    var terms = view.job().terms();
    var limits = new LinkedHashMap<String, Object>();
    limits.put("maxCost", view.job().ledger().cap());
    limits.put("maxSubtasks", terms.caps().maxSubtasks());
    long left = terms.times().deadline().getEpochSecond() - view.now().getEpochSecond();
    limits.put("secondsLeft", Math.max(0, left));
    return limits;
  }

  public static CallSpec direct(JobView view) {
    var items =
        IntStream.range(0, view.job().terms().items())
            .mapToObj(view::item)
            .flatMap(Optional::stream)
            .toList();
    return DirectPrompt.ask(view.brief(), items)
        .plus(Clarifications.of(view, SubtaskRef.DIRECT))
        .plus(SentBackAnswer.of(view));
  }
}
