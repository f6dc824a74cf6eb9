package io.tierworks.planner.job.result;

import io.tierworks.common.contract.result.JobResult.Claim;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.Finding;
import java.util.List;
import java.util.stream.Stream;

/// The claims of a ruling, with the citations that lead to an answer: of a subtask, or of a step
/// for a claim about all of its results. An answer without claims counts as one claim that cites
/// nothing.
public final class Citations {
  private static final String WHOLE_ANSWER = "the whole answer";

  private Citations() {}

  /// Claims that cite nothing are marked.
  static List<Claim> claims(JobView view, Ruling ruling) {
    var claims = ruling.claims().stream().map(claim -> checked(view, claim)).toList();
    return claims.isEmpty() && !ruling.answer().isNull()
        ? List.of(Claim.of(WHOLE_ANSWER, List.of()))
        : claims;
  }

  private static Claim checked(JobView view, Claim claim) {
    return Claim.of(claim.text(), claim.subtasks().stream().filter(id -> leads(view, id)).toList());
  }

  private static boolean leads(JobView view, String id) {
    return view.job().find(id).filter(step -> step.accepted() > 0).isPresent()
        || SubtaskRef.parse(id)
            .filter(view::isPlanned)
            .filter(ref -> view.subtask(ref).earlier().isPresent())
            .isPresent();
  }

  /// What the judge has to repair; empty when every claim cites something, and every place that the
  /// ruling names exists.
  public static List<Finding> findings(JobView view, Ruling ruling) {
    return Stream.concat(uncited(view, ruling), invalid(ruling)).toList();
  }

  private static Stream<Finding> invalid(Ruling ruling) {
    return Stream.of(ruling.invalidCitations())
        .filter(fault -> !fault.isEmpty())
        .map(
            fault -> new Finding("answer", fault, "name files and lines as the results cite them"));
  }

  private static Stream<Finding> uncited(JobView view, Ruling ruling) {
    var steps = view.job().steps().stream().map(StepProgress::id).toList();
    return claims(view, ruling).stream()
        .filter(Claim::uncited)
        .map(claim ->
            new Finding(
                "claims",
                "'" + claim.text() + "' cites no subtask that has a result",
                "cite ids of subtasks, or a step for a claim about all of its results: " + steps));
  }
}
