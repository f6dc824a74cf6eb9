package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PlanEvent.SubtaskRouted;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Route;
import io.tierworks.planner.routing.Route.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What follows when the checks of its step refuse the answer of a subtask. With adaptive routing
/// the way with the least expected cost is taken, by [io.tierworks.planner.routing.NextTier]; a
/// person is one of them, if the job lets its calls ask, and a new plan, if the job may have one.
/// Otherwise the next dearer tier follows.
public final class Escalation {
  private Escalation() {}

  /// What follows.
  public sealed interface Next {}

  /// The next attempt, if there may be one.
  public record Again(Retry retry) implements Next {}

  /// A person is asked first.
  public record Asked() implements Next {}

  /// The subtask becomes a gap. The planning model is asked about it when all else is done.
  public record Left(GivenUp gap) implements Next {}

  /// Counts the verdict, and decides what follows.
  ///
  /// @param attempt number of the one that answered
  /// @param retry what the next attempt is told, and the tier that answered
  public static Next refused(CommandContext context, SubtaskRef ref, int attempt, Retry retry) {
    VerdictCounts.refused(context, ref, attempt);
    int left = AttemptLimits.left(context, ref);
    var route = left > 0 ? route(context, ref, attempt, left) : Optional.<Route>empty();
    var above = context.policy().ladder().above(retry.tier()).orElse(retry.tier());
    var next = retry.at(route.map(Route::tier).orElse(above));
    route.ifPresent(chosen -> context.emit(routed(context, ref, retry.tier(), chosen)));
    if (route.filter(chosen -> chosen.reason() == Reason.REPLAN).isPresent()) {
      return new Left(new GivenUp(new GapReason(retry.reason().code()), retry.note(), true));
    }
    boolean asks =
        route
            .map(chosen -> chosen.reason() == Reason.PERSON)
            .orElseGet(() -> left <= 0 && StepRoutes.adapts(context, step(context, ref)));
    return asks && ask(context, ref, next) ? new Asked() : new Again(next);
  }

  /// The way out when no attempt is left, or any other costs more.
  private static boolean ask(CommandContext context, SubtaskRef ref, Retry next) {
    var question = "every answer so far was refused; the last one: " + next.note();
    return InfoRequests.ask(context, ref, next.tier(), question);
  }

  private static SubtaskRouted routed(
      CommandContext context, SubtaskRef ref, String from, Route route) {
    var kind = step(context, ref).kind().toString();
    return new SubtaskRouted(context.id(), ref, new KindTier(kind, from), route);
  }

  private static Optional<Route> route(JobView view, SubtaskRef ref, int attempt, int left) {
    var refused =
        Stream.concat(
                view.subtask(ref).answersBefore(attempt),
                view.subtask(ref).attempt(attempt).stream())
            .map(Attempt::tier)
            .toList();
    var step = step(view, ref);
    return StepRoutes.next(view, step, otherwise(view, ref), Replans.ahead(view, ref), refused)
        .flatMap(next -> next.route(left));
  }

  private static List<Route.Way> otherwise(JobView view, SubtaskRef ref) {
    return InfoRequests.isAllowed(view, ref)
        ? List.of(new Route.Way(Reason.PERSON, view.policy().routes().person()))
        : List.of();
  }

  private static Step step(JobView view, SubtaskRef ref) {
    return view.plan().step(ref.step());
  }
}
