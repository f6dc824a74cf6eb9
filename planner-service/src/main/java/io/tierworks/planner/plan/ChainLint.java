package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.CrossFieldRule;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.verify.Verification;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Checks the verification chain of a step, and the links that kinds and jobs declare.
public record ChainLint(Ladder ladder, PlanLibrary library) {
  private static final List<Link> BY_SCHEMA =
      List.of(Link.Plain.GROUNDED, Link.Plain.CITATIONS, Link.Plain.APPLIES);

  private static final String ORDER =
      "write them as " + String.join(", ", Link.IN_COST_ORDER) + "; rubrics on cheap tiers first";

  /// What is wrong with links whatever the step and the tiers are.
  static List<Finding> findings(List<Link> links) {
    var found = new ArrayList<Finding>();
    var check = new LintCheck("verify", found);
    checkOrder(links, check);
    checkAgreement(links, check);
    for (var rule : Chain.rules(links)) {
      Verification.syntaxFaultOf(rule).ifPresent(fault -> refuse(rule, fault, check));
    }
    return found;
  }

  void check(DraftStep step, PlanBounds bounds, LintCheck check) {
    check.require(
        !step.verify().isEmpty(),
        "needs a verification",
        "at least one of " + List.of(Link.Plain.SCHEMA.link(), Link.Plain.GROUNDED.link()));
    checkOrder(step.verify(), check);
    check.require(isInOrder(step.verify(), ladder), "its rubrics are not in cost order", ORDER);
    var all = PlanCompiler.declared(library.bind(step), bounds);
    checkAgreement(all, check);
    checkVotes(all, check);
    checkRubrics(all, check);
    checkRules(all, PlanCompiler.output(step, bounds), check);
  }

  /// What is wrong with the links that a job names.
  public List<Violation> violations(JobBrief brief) {
    var found = new ArrayList<Finding>();
    var check = new LintCheck("plan", found);
    var links = brief.verify();
    checkOrder(links, check);
    check.require(isInOrder(links, ladder), "its rubrics are not in cost order", ORDER);
    checkAgreement(links, check);
    checkVotes(links, check);
    checkRubrics(links, check);
    checkRules(links, PlanCompiler.itemOutput(brief.itemSchema()), check);
    check.require(
        Collections.disjoint(links, BY_SCHEMA),
        "the schema itself decides on grounded, citations and applies",
        "leave them out, and mark the fields of itemSchema");
    return found.stream().map(finding -> finding.violation("verify")).toList();
  }

  private static void checkOrder(List<Link> links, LintCheck check) {
    for (int i = 1; i < links.size(); i++) {
      check.require(
          links.get(i - 1).rank() <= links.get(i).rank(),
          links.get(i - 1).link() + " stands before the cheaper link " + links.get(i).link(),
          ORDER);
    }
  }

  private static boolean isInOrder(List<Link> links, Ladder ladder) {
    var rubrics = links.stream().filter(link -> link instanceof Link.Rubric).toList();
    return rubrics.equals(rubrics.stream().sorted(Chain.inCostOrder(ladder)).toList());
  }

  private static void checkAgreement(List<Link> links, LintCheck check) {
    var asked = links.stream().filter(Chain::isSampled).distinct().toList();
    check.require(
        asked.size() <= 1,
        "has two links agreement or votes",
        "keep one, in the kind, the step or the job");
    for (var link : asked) {
      if (link instanceof Link.Agreement(var samples, var quorum)) {
        check.require(
            quorum <= samples,
            "agreement wants %d of %d samples to agree".formatted(quorum, samples),
            "a quorum of at most the samples");
      }
    }
  }

  private void checkVotes(List<Link> links, LintCheck check) {
    for (var link : links) {
      if (link instanceof Link.Votes votes) {
        votes.weights().keySet().forEach(tier -> requireTier("votes", tier, check));
        int most = votes.samples() * votes.weight(ladder.flagship().tier());
        check.require(
            most >= votes.lead(),
            "votes wants a lead of %d, and all answers of the dearest tier count %d"
                .formatted(votes.lead(), most),
            "a lead of at most that");
      }
    }
  }

  private void requireTier(String link, String tier, LintCheck check) {
    check.require(
        ladder.has(tier),
        link + " names the tier " + tier + ", which does not exist",
        "tiers: " + ladder.rungs().stream().map(Ladder.Rung::tier).toList());
  }

  private void checkRubrics(List<Link> links, LintCheck check) {
    for (var link : links) {
      if (link instanceof Link.Rubric(var tier, _)) {
        requireTier("rubric", tier, check);
        check.require(
            ladder.rungs().size() > 1,
            "a rubric needs a tier other than that of the answer, and there is only one",
            "leave the rubric out, or add a tier");
      }
    }
  }

  private static void checkRules(List<Link> links, JsonNode output, LintCheck check) {
    for (var rule : Chain.rules(links)) {
      Verification.faultOf(rule, output).ifPresent(fault -> refuse(rule, fault, check));
    }
  }

  private static void refuse(CrossFieldRule rule, String fault, LintCheck check) {
    check.require(
        false,
        "the rule `%s` cannot be used: %s".formatted(rule.rule(), fault),
        "correct it by the fields of the answer; a rule is CEL over `answer`");
  }
}
