package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.result.JobResult.Claim;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.JobStarted;
import io.tierworks.planner.job.event.Judged;
import io.tierworks.planner.job.event.JudgingStarted;
import io.tierworks.planner.job.event.Planned;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.DirectPrompt;
import io.tierworks.planner.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// The form without delegation: the flagship answers at once. Nothing is judged, because the judge
/// would be the same model.
final class DirectAnswer {
  static final SubtaskRef CALL = new SubtaskRef("direct", 0);

  private DirectAnswer() {}

  /// The job is too small to be planned. Its question waits its turn.
  static void choose(CommandContext turn) {
    var plan = new Plan(PlanForm.DIRECT, "below the break-even point of delegation", "", List.of());
    take(turn, plan);
  }

  /// The planning model chose this form.
  static void begin(CommandContext turn, Plan plan) {
    take(turn, plan);
    ask(turn);
  }

  private static void take(CommandContext turn, Plan plan) {
    turn.emit(new Planned(turn.id(), plan, List.of(), Money.ZERO, Money.ZERO));
    turn.emit(new JobStarted(turn.id()));
  }

  /// Asks, or asks again after a failure that was nobody's fault.
  static void ask(CommandContext turn) {
    var prompt = prompt(turn);
    if (!turn.affords(turn.worstCase(turn.policy().flagship(), prompt))) {
      Settlement.close(turn, Settlement.tooDear(turn, prompt, "answering"));
      return;
    }
    boolean first = turn.subtask(CALL).attempts().isEmpty();
    turn.issue(
        CALL, turn.policy().flagship(), first ? Purpose.WORK : Purpose.RETRY, prompt, first, false);
  }

  private static CallSpec prompt(CommandContext turn) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < turn.job().terms().items(); i++) {
      turn.facts().item(turn.id(), i).ifPresent(items::add);
    }
    return DirectPrompt.ask(turn.brief(), items);
  }

  static void answered(CommandContext turn, JsonNode output) {
    var ruling =
        new Ruling(
            Ruling.Kind.ACCEPT,
            1,
            "answered directly",
            output.path("answer"),
            List.of(new Claim("the whole answer", List.of(CALL.id()))),
            List.of());
    turn.emit(new JudgingStarted(turn.id()));
    turn.emit(new Judged(turn.id(), ruling));
    Judging.accepted(turn, ruling);
  }
}
