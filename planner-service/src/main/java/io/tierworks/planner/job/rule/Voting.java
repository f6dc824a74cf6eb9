package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.Candidate;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.Chain;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The link `votes`: samples of the candidate's call, on its tier first and then on dearer ones,
/// until an answer leads. Every sample counts until the end, and no more are asked for at a time
/// than could decide. An answer that the judge sent back has a vote of the judge's tier against it.
final class Voting {
  private final JobView view;
  private final SubtaskRef ref;
  private final Candidate candidate;
  private final Link.Votes link;
  private final List<CheckRef> samples;
  private final Ballot ballot;

  /// Counts the votes that were given so far.
  Voting(JobView view, SubtaskRef ref, Candidate candidate, Link.Votes link) {
    this.view = view;
    this.ref = ref;
    this.candidate = candidate;
    this.link = link;
    this.samples = samples(view, ref, candidate, link);
    this.ballot = ballot();
  }

  /// Whether a tier whose first answer failed its checks in code answers once more. It was no vote.
  static boolean answersAgain(JobView view, SubtaskRef ref, String tier) {
    long answers =
        view.subtask(ref).attempts().stream().filter(each -> each.tier().equals(tier)).count();
    return view.plan().step(ref.step()).verify().stream()
        .anyMatch(link -> link instanceof Link.Votes votes && answers == 1 && votes.samples() > 1);
  }

  /// Whether a check makes the call of its subject again.
  static boolean isSample(JobView view, CheckRef check) {
    return !check.isAudit()
        && Chain.isSampled(view.plan().step(check.subject().step()).link(check.link()));
  }

  /// The dearest tier that has answered a subtask, in an attempt or a sample.
  static String dearest(JobView view, SubtaskRef ref) {
    var subtask = view.subtask(ref);
    var sampled =
        subtask.findings().stream()
            .flatMap(finding -> SubtaskRef.parse(finding.check()).flatMap(CheckRef::of).stream())
            .filter(check -> isSample(view, check))
            .map(CheckRef::tier);
    return Stream.concat(Stream.of(subtask.attempts().getLast().tier()), sampled)
        .max(Comparator.comparingInt(view.policy().ladder()::indexOf))
        .orElseThrow();
  }

  /// All samples that may be asked for, in order. The candidate is the first answer of its tier.
  static List<CheckRef> samples(
      JobView view, SubtaskRef ref, Candidate candidate, Link.Votes link) {
    var answer = candidate.answer();
    var ladder = view.policy().ladder();
    int own = ladder.indexOf(answer.tier());
    return IntStream.range(1, link.samples() * (ladder.rungs().size() - own))
        .mapToObj(i -> {
          var tier = ladder.rungs().get(own + i / link.samples()).tier();
          var label = Chain.label(link) + "_" + i;
          return new CheckRef(Purpose.VERIFY, tier, answer.attempt().number(), label, ref);
        })
        .toList();
  }

  /// The samples to ask for next, as many as could decide; none when an answer leads or all were
  /// asked for.
  List<CheckRef> next() {
    var ended = findings().stream().map(CheckFinding::check).toList();
    var left = samples.stream().filter(sample -> !ended.contains(sample.ref().id())).toList();
    if (ballot.isDecided() || left.isEmpty()) {
      return List.of();
    }
    var tier = left.getFirst().tier();
    return left.stream()
        .takeWhile(sample -> sample.tier().equals(tier))
        .limit(ballot.missing(tier))
        .toList();
  }

  /// The verdict when no further sample is asked for.
  Check check() {
    var detail = ballot.isDecided() ? "" : "undecided: " + ballot.count();
    return Findings.verdict(link, ballot.isDecided(), detail, findings());
  }

  /// The candidate with the answer that has most votes.
  Candidate elected() {
    var leader = ballot.leader();
    var attempt = candidate.answer().attempt();
    return new Candidate(
        new Accepted(attempt, leader.tier(), leader.output(), leader.usage(), List.of()),
        candidate.checks());
  }

  private Ballot ballot() {
    var sampled =
        samples.stream()
            .map(sample -> view.subtask(sample.ref()).acceptance())
            .flatMap(Optional::stream);
    var answers = Stream.concat(Stream.of(candidate.answer()), sampled).toList();
    var counted = new Ballot(link, view.plan().step(ref.step()).output(), answers);
    var judge = view.policy().ladder().flagship().tier();
    view.subtask(ref).earlier().ifPresent(sentBack -> counted.against(sentBack, judge));
    return counted;
  }

  private List<CheckFinding> findings() {
    var ids = samples.stream().map(sample -> sample.ref().id()).toList();
    return view.subtask(ref).findings().stream()
        .filter(finding -> ids.contains(finding.check()))
        .toList();
  }
}
