package io.tierworks.planner.job.prompt;

import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.CallSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/// The call that asks for a plan, or for a better one.
public final class PlanCall {
  private PlanCall() {}

  public static CallSpec of(JobView view) {
    var prompt = view.policy().planPrompt();
    return view.store()
        .refusal(view.id())
        .map(r -> prompt.askAgain(view.brief(), limits(view), r.plan(), r.findings()))
        .orElseGet(() -> prompt.ask(view.brief(), limits(view)));
  }

  private static Map<String, ?> limits(JobView view) {
    var terms = view.job().terms();
    var limits = new LinkedHashMap<String, Object>();
    limits.put("maxCost", view.job().ledger().cap());
    limits.put("maxSubtasks", terms.maxSubtasks());
    long left = terms.deadline().getEpochSecond() - view.now().getEpochSecond();
    limits.put("secondsLeft", Math.max(0, left));
    return limits;
  }
}
