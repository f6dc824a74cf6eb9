package io.tierworks.planner.job.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.Candidate;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckFinding.Verdict;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.AnswerComparison;
import io.tierworks.planner.judge.RubricAnswer;
import io.tierworks.planner.plan.Chain;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The links of a chain that are calls: which checks each makes of a candidate, what the answers
/// say, and how they decide.
final class Verifiers {
  private Verifiers() {}

  /// The checks that a link makes.
  static List<CheckRef> checks(JobView view, SubtaskRef ref, Candidate candidate, Link link) {
    int attempt = candidate.answer().attempt().number();
    var own = candidate.answer().tier();
    return switch (link) {
      case Link.Rubric rubric -> {
        var tier = view.policy().ladder().instead(rubric.tier(), own);
        yield List.of(new CheckRef(Purpose.VERIFY, tier, attempt, Chain.label(link), ref));
      }
      case Link.Agreement agreement ->
          IntStream.range(1, agreement.samples())
              .mapToObj(
                  i -> new CheckRef(Purpose.VERIFY, own, attempt, Chain.label(link) + "_" + i, ref))
              .toList();
      case Link.Votes votes -> Voting.samples(view, ref, candidate, votes);
      case Link.Plain _, Link.Rules _ -> List.of();
    };
  }

  /// What the answer to a check says about the candidate.
  static CheckFinding finding(JobView view, CheckRef check, JsonNode output) {
    var step = view.plan().step(check.subject().step());
    return switch (step.link(check.link())) {
      case Link.Rubric(_, var criteria) -> ofRubric(view, check, criteria, output);
      case Link.Agreement _, Link.Votes _, Link.Plain _, Link.Rules _ ->
          ofSample(view, check, step.output(), output);
    };
  }

  private static CheckFinding ofRubric(
      JobView view, CheckRef check, List<String> criteria, JsonNode output) {
    return RubricAnswer.read(output, criteria.size())
        .map(answer ->
            answer.isPassed()
                ? Findings.of(view, check, Verdict.AGREE, List.of(), "")
                : Findings.of(view, check, Verdict.DISAGREE, List.of(), answer.feedback(criteria)))
        .orElseGet(() ->
            Findings.of(view, check, Verdict.UNDECIDED, List.of(), "a criterion has no decision"));
  }

  private static CheckFinding ofSample(
      JobView view, CheckRef check, JsonNode schema, JsonNode output) {
    var candidate = view.subtask(check.subject()).candidate().orElseThrow();
    var compared = AnswerComparison.of(schema, candidate.answer().output(), output);
    var apart = compared.different().isEmpty() ? compared.unlike() : compared.different();
    var verdict = apart.isEmpty() ? Verdict.AGREE : Verdict.DISAGREE;
    return Findings.of(view, check, verdict, apart, "");
  }

  /// What a link has come to.
  ///
  /// @param isUndecided whether it neither passes nor rejects the candidate
  record Decision(Check check, boolean isUndecided) {}

  /// Empty while more checks have to end.
  ///
  /// @param findings of the checks that have ended
  static Optional<Decision> decision(Link link, List<CheckFinding> findings) {
    return switch (link) {
      case Link.Rubric _ -> findings.stream().findFirst().map(found -> rubric(link, found));
      case Link.Agreement(var samples, var quorum) ->
          agreement(link, new Quorum(samples, quorum, findings));
      case Link.Votes _, Link.Plain _, Link.Rules _ -> Optional.empty();
    };
  }

  private static Decision rubric(Link link, CheckFinding found) {
    boolean passed = found.verdict() == Verdict.AGREE;
    boolean undecided = found.verdict() == Verdict.UNDECIDED;
    var detail = undecided ? "undecided: " + found.note() : found.note();
    return new Decision(
        new Check(link.check(), passed, detail, found.cost(), found.latencyMs()), undecided);
  }

  private record Quorum(int samples, int quorum, List<CheckFinding> findings) {
    /// The candidate agrees with itself.
    int agree() {
      return 1 + count(Verdict.AGREE);
    }

    private int count(Verdict verdict) {
      return (int) findings.stream().filter(found -> found.verdict() == verdict).count();
    }

    boolean isReached() {
      return agree() >= quorum;
    }

    boolean isOutOfReach() {
      return samples - count(Verdict.DISAGREE) < quorum;
    }

    boolean isComplete() {
      return findings.size() == samples - 1;
    }

    String detail() {
      var fields = findings.stream().flatMap(found -> found.fields().stream()).distinct().toList();
      var counts = "%d of %d samples agree, %d have to".formatted(agree(), samples, quorum);
      return fields.isEmpty() ? counts : counts + "; they differ in " + String.join(", ", fields);
    }
  }

  private static Optional<Decision> agreement(Link link, Quorum votes) {
    if (!votes.isReached() && !votes.isOutOfReach() && !votes.isComplete()) {
      return Optional.empty();
    }
    boolean undecided = !votes.isReached() && !votes.isOutOfReach();
    var detail =
        votes.isReached() ? "" : undecided ? "undecided: samples are missing" : votes.detail();
    return Optional.of(
        new Decision(
            Findings.verdict(link, votes.isReached(), detail, votes.findings()), undecided));
  }
}
