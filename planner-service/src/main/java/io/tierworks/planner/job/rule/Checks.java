package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckFinding.Verdict;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.CheckEvent.CheckEnded;
import io.tierworks.planner.job.event.CheckEvent.CheckEnded.Stage;
import io.tierworks.planner.job.event.CheckEvent.CheckQueued;
import io.tierworks.planner.job.prompt.SubtaskCalls;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.PricedCall;
import io.tierworks.planner.ledger.AccountKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks: subtasks about the answers of other subtasks. A check is queued, released to its tier,
/// leased and retried like any subtask, and its purpose is on the bill. It is no part of a step: it
/// adds no result and leaves no gap. While one has not ended, the job is not judged; when the job
/// ends first, the check ends undecided.
public final class Checks {
  private Checks() {}

  /// Has a check wait for its release.
  public static void queue(CommandContext context, CheckRef check) {
    context.emit(new CheckQueued(context.id(), check));
  }

  /// Releases checks to a tier, while the job can pay them. Audits come after all other work.
  ///
  /// @return how many were released
  public static int release(CommandContext context, String tier, int most) {
    int released = release(context, new AccountKey(tier, Purpose.VERIFY), most);
    return context.job().allStepsComplete()
        ? released + release(context, new AccountKey(tier, Purpose.AUDIT), most - released)
        : released;
  }

  private static int release(CommandContext context, AccountKey account, int most) {
    int released = 0;
    for (var ref : context.store().readyChecks(context.id(), account, Math.max(0, most))) {
      var spec = SubtaskCalls.of(context, ref);
      var call = context.price(account.tier(), spec);
      if (!affords(context, account.purpose(), call.worstCase())) {
        break;
      }
      context.issue(ref, account.purpose(), call);
      released++;
    }
    return released;
  }

  /// Whether the job can pay an attempt.
  static boolean affords(CommandContext context, Purpose purpose, Money worstCase) {
    return context.affords(worstCase)
        && (purpose != Purpose.AUDIT || Audits.affords(context, worstCase));
  }

  /// Whether a check waits that can be released and paid.
  static boolean canGoOn(CommandContext context) {
    return context.job().counters().checks().lines().stream()
        .filter(line -> line.waiting() > 0)
        .map(line -> line.account())
        .filter(account -> account.purpose() != Purpose.AUDIT || context.job().allStepsComplete())
        .anyMatch(account -> affordsNext(context, account));
  }

  private static boolean affordsNext(CommandContext context, AccountKey account) {
    return context.store().readyChecks(context.id(), account, 1).stream()
        .map(ref -> price(context, ref, account))
        .anyMatch(call -> affords(context, account.purpose(), call.worstCase()));
  }

  private static PricedCall price(JobView view, SubtaskRef ref, AccountKey account) {
    return view.price(account.tier(), SubtaskCalls.of(view, ref));
  }

  /// A check has an answer.
  public static void answered(
      CommandContext context, CheckRef check, Accepted answer, long latencyMs) {
    var finding =
        check.isAudit()
            ? Audits.finding(context, check, answer.output())
            : Verifiers.finding(context, check, answer.output());
    end(context, check, finding.took(latencyMs), answer);
    goOn(context, check);
  }

  /// The model handed a check back, or its answer failed the checks in code. A sample then does not
  /// agree; any other check decides nothing.
  public static void returned(CommandContext context, CheckRef check, String why) {
    if (Voting.isSample(context, check)) {
      end(context, check, Findings.of(context, check, Verdict.DISAGREE, List.of(), why), null);
      goOn(context, check);
    } else {
      undecided(context, check, why);
    }
  }

  /// A check ends without an answer. An audit leaves its subject as it is; of a candidate, the next
  /// link has to decide.
  public static void undecided(CommandContext context, CheckRef check, String why) {
    drop(context, check, why);
    goOn(context, check);
  }

  private static void goOn(CommandContext context, CheckRef check) {
    if (!check.isAudit()) {
      Candidates.checked(context, check);
    }
  }

  /// A check that is pending ends without an answer, and nothing follows.
  static void drop(CommandContext context, CheckRef check, String why) {
    if (isPending(context, check.ref())) {
      end(context, check, Findings.of(context, check, Verdict.UNDECIDED, List.of(), why), null);
    }
  }

  /// Whether a candidate waits for money that a person may allow.
  public static boolean mayBePaidLater(JobView view) {
    var job = view.job();
    return job.terms().caps().onLimit() == OnLimit.PAUSE
        && job.counters().checks().lines().stream()
            .anyMatch(line -> line.account().purpose() == Purpose.VERIFY);
  }

  /// The job can pay no check that waits. Each ends undecided.
  public static void unpayable(CommandContext context) {
    for (var ref : context.store().checks(context.id())) {
      CheckRef.of(ref)
          .filter(_ -> isPending(context, ref))
          .ifPresent(check -> undecided(context, check, "the budget does not cover it"));
    }
  }

  /// All checks of the job that have not ended are given up.
  public static void giveUpAll(CommandContext context, String why) {
    if (!context.job().counters().checks().areNone()) {
      for (var ref : context.store().checks(context.id())) {
        CheckRef.of(ref).ifPresent(check -> drop(context, check, why));
      }
    }
  }

  static boolean isPending(JobView view, SubtaskRef ref) {
    var check = view.subtask(ref);
    boolean isQueued = check.isWaiting() && view.store().isReady(view.id(), ref);
    return isQueued || check.isOpen() || check.isHeld();
  }

  private static void end(
      CommandContext context, CheckRef check, CheckFinding finding, @Nullable Accepted answer) {
    var ref = check.ref();
    boolean wasReleased = !context.subtask(ref).isWaiting();
    SubtaskLifecycle.withdraw(context, ref);
    boolean runs = context.subtask(ref).openAttempts().findAny().isPresent();
    var stage = !wasReleased ? Stage.WAITING : runs ? Stage.ABANDONED : Stage.RELEASED;
    context.emit(new CheckEnded(context.id(), check, stage, finding, answer));
    if (check.isAudit()) {
      VerdictCounts.audited(context, check, finding.verdict());
    }
  }
}
