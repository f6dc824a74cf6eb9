package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.planner.job.Candidate;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.RetryReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.CandidateEvent.CandidateProposed;
import io.tierworks.planner.job.event.CandidateEvent.LinkEnded;
import io.tierworks.planner.job.view.JobView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Candidates: answers that passed their checks in code, and that the further links of their chain
/// decide on, one after the other. A link that rejects the candidate ends its chain, and the next
/// attempt is told why. A link that cannot decide does not accept: the next link has to, and
/// without one that does, the subtask is given up.
public final class Candidates {
  private static final String PERSON = Link.Plain.PERSON.check();

  private Candidates() {}

  /// Accepts an answer that passed its checks in code, or has the next links of its chain check it.
  public static void offer(CommandContext context, SubtaskRef ref, Accepted answer) {
    if (context.plan().step(ref.step()).calls().isEmpty()) {
      SubtaskLifecycle.accept(context, ref, answer);
    } else {
      SubtaskLifecycle.withdraw(context, ref);
      var candidate = new Candidate(answer, answer.checks());
      context.emit(new CandidateProposed(context.id(), ref, candidate));
      goOn(context, ref, candidate);
    }
  }

  /// Whether a tier whose answer failed its checks in code answers once more.
  public static boolean answersAgain(JobView view, SubtaskRef ref, String tier) {
    return !StepRoutes.adapts(view, view.plan().step(ref.step()))
        && Voting.answersAgain(view, ref, tier);
  }

  /// The next link checks the candidate. After the last one it is accepted, if that one passed it.
  private static void goOn(CommandContext context, SubtaskRef ref, Candidate candidate) {
    var next = next(context, ref, candidate);
    if (next.isPresent()) {
      begin(context, ref, candidate, next.get());
    } else if (candidate.checks().getLast().passed()) {
      SubtaskLifecycle.accept(context, ref, candidate.accepted());
    } else {
      SubtaskLifecycle.giveUp(
          context,
          ref,
          GapReason.of(HandoffReason.UNVERIFIED),
          "nothing could verify the answer: " + candidate.checks().getLast().feedback());
    }
  }

  private static void begin(
      CommandContext context, SubtaskRef ref, Candidate candidate, Link link) {
    if (link instanceof Link.Votes votes) {
      vote(context, ref, candidate, votes);
      return;
    }
    Verifiers.checks(context, ref, candidate, link).forEach(check -> Checks.queue(context, check));
    if (link == Link.Plain.PERSON && !AnswerReviews.ask(context, ref, candidate)) {
      var most = "undecided: a job asks at most %d times".formatted(InfoRequest.MOST_OF_JOB);
      var check = Check.rejected(link.check(), most);
      decided(context, ref, candidate, new Verifiers.Decision(check, true));
    }
  }

  /// Asks for the next samples, or ends the link when there are none: the answer with most votes
  /// becomes the candidate.
  private static void vote(
      CommandContext context, SubtaskRef ref, Candidate candidate, Link.Votes votes) {
    boolean waits =
        Voting.samples(context, ref, candidate, votes).stream()
            .anyMatch(sample -> Checks.isPending(context, sample.ref()));
    if (waits) {
      return;
    }
    var voting = new Voting(context, ref, candidate, votes);
    var next = voting.next();
    if (next.isEmpty()) {
      var elected = voting.elected();
      var check = voting.check();
      if (!elected.equals(candidate)) {
        context.emit(new CandidateProposed(context.id(), ref, elected));
      }
      context.emit(new LinkEnded(context.id(), ref, check));
      goOn(context, ref, elected.with(check));
    } else {
      next.forEach(check -> Checks.queue(context, check));
    }
  }

  /// A person has decided on the candidate.
  ///
  /// @param waited how long that took
  public static void reviewed(
      CommandContext context, SubtaskRef ref, Decision decision, Duration waited) {
    var note = decision.note() == null ? "a person rejected the answer" : decision.note();
    var check = decision.approves() ? Check.passed(PERSON) : Check.rejected(PERSON, note);
    context
        .subtask(ref)
        .candidate()
        .ifPresent(candidate ->
            decided(
                context,
                ref,
                candidate,
                new Verifiers.Decision(check.took(waited.toMillis()), false)));
  }

  /// Nobody has decided on the candidate in time.
  static void unreviewed(CommandContext context, SubtaskRef ref, String why) {
    context.emit(new LinkEnded(context.id(), ref, Check.rejected(PERSON, why)));
    SubtaskLifecycle.giveUp(context, ref, GapReason.of(HandoffReason.UNVERIFIED), why);
  }

  private static Optional<Link> next(JobView view, SubtaskRef ref, Candidate candidate) {
    return view.plan().step(ref.step()).calls().stream()
        .filter(link -> !candidate.has(link.check()))
        .findFirst();
  }

  /// A check of a candidate has ended. It may decide its link.
  static void checked(CommandContext context, CheckRef check) {
    var ref = check.subject();
    var candidate =
        context.subtask(ref).candidate().filter(each -> each.isOf(check.attempt())).orElse(null);
    var link = candidate == null ? null : next(context, ref, candidate).orElse(null);
    if (candidate != null && link instanceof Link.Votes votes) {
      vote(context, ref, candidate, votes);
    } else if (candidate != null && link != null) {
      Verifiers.decision(link, findings(context, ref, candidate, link))
          .ifPresent(decision -> decided(context, ref, candidate, decision));
    }
  }

  private static List<CheckFinding> findings(
      JobView view, SubtaskRef ref, Candidate candidate, Link link) {
    var ids =
        Verifiers.checks(view, ref, candidate, link).stream().map(each -> each.ref().id()).toList();
    return view.subtask(ref).findings().stream()
        .filter(finding -> ids.contains(finding.check()))
        .toList();
  }

  private static void decided(
      CommandContext context, SubtaskRef ref, Candidate candidate, Verifiers.Decision decision) {
    var check = decision.check();
    dropChecks(context, ref, "the link has decided");
    context.emit(new LinkEnded(context.id(), ref, check));
    if (check.passed() || decision.isUndecided()) {
      goOn(context, ref, candidate.with(check));
    } else {
      reject(context, ref, candidate, check);
    }
  }

  /// As an answer is that its worker hands back as unverified.
  private static void reject(
      CommandContext context, SubtaskRef ref, Candidate candidate, Check check) {
    var answer = candidate.answer();
    var reason = RetryReason.of(HandoffReason.UNVERIFIED);
    var retry = new Retry(answer.tier(), reason, check.feedback(), answer.output());
    var next = Escalation.refused(context, ref, answer.attempt().number(), retry);
    Retries.follow(context, ref, next, check.feedback());
  }

  /// The checks of a candidate that have not ended are no longer needed.
  static void dropChecks(CommandContext context, SubtaskRef ref, String why) {
    AnswerReviews.withdraw(context, ref);
    context
        .subtask(ref)
        .candidate()
        .ifPresent(candidate ->
            next(context, ref, candidate).stream()
                .flatMap(link -> Verifiers.checks(context, ref, candidate, link).stream())
                .forEach(check -> Checks.drop(context, check, why)));
  }
}
