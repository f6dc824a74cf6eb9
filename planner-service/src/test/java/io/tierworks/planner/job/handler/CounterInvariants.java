package io.tierworks.planner.job.handler;

import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.CheckCounts;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.store.JobStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;

/// Checks that the counts in a job's state equal what its subtasks show. Holds after every step.
public final class CounterInvariants {
  private CounterInvariants() {}

  /// @throws AssertionError that names the first difference
  public static void check(JobStore store, JobState job) {
    var ledger = job.ledger();
    require(ledger.reserved().nanos() >= 0, "less than nothing reserved", ledger);
    int open = 0;
    var asked = new ArrayList<String>();
    try (var scan = store.subtasks(job.id())) {
      while (scan.hasNext()) {
        var subtask = scan.next();
        open += open(subtask);
        if (subtask.isAsked()) {
          asked.add(subtask.ref().id());
        }
      }
    }
    Collections.sort(asked);
    require(ledger.open() == open, "open attempts should be " + open, ledger);
    int held = store.held(job.id(), Integer.MAX_VALUE).size();
    require(job.counters().held() == held, "held should be " + held, job);
    var asking =
        job.questions().stream()
            .filter(question -> !question.review())
            .map(question -> question.ref().id())
            .sorted()
            .toList();
    require(asking.equals(asked), "asked should be " + asked, job);
    job.steps().forEach(step -> check(store, job, step));
    checks(store, job);
  }

  private static void checks(JobStore store, JobState job) {
    var counts = CheckCounts.NONE;
    for (var ref : store.checks(job.id())) {
      var account = CheckRef.of(ref).orElseThrow().account();
      var check = store.subtask(job.id(), ref).orElseGet(() -> SubtaskState.fresh(ref));
      boolean ready = store.isReady(job.id(), ref);
      same("waiting", check, check.isWaiting(), ready);
      if (check.isWaiting()) {
        counts = counts.queued(account);
      } else if (check.isOpen() || check.isHeld()) {
        counts = counts.queued(account).released(account);
      }
    }
    require(
        Set.copyOf(job.counters().checks().lines()).equals(Set.copyOf(counts.lines())),
        "checks should be " + counts,
        job);
    boolean mayBeChecked =
        job.phase() instanceof Phase.Running
            || job.phase() instanceof Phase.Paused
            || job.phase() instanceof Phase.AwaitingInfo;
    require(counts.areNone() || mayBeChecked, "a check has not ended", job);
  }

  private static void check(JobStore store, JobState job, StepProgress step) {
    int accepted = 0;
    int givenUp = 0;
    int issued = 0;
    try (var scan = store.subtasks(job.id(), step.id())) {
      while (scan.hasNext()) {
        var subtask = scan.next();
        accepted += subtask.isAccepted() ? 1 : 0;
        givenUp += subtask.status() instanceof SubtaskStatus.GivenUp ? 1 : 0;
        issued += subtask.isWaiting() ? 0 : 1;
      }
    }
    int skipped =
        job.gaps().stream()
            .filter(gap -> gap.step().equals(step.id()) && gap.subtask() == null)
            .mapToInt(gap -> gap.count())
            .sum();
    int ready = store.ready(job.id(), step.id(), Integer.MAX_VALUE).size();
    same("accepted", step, step.accepted(), accepted);
    same("failed", step, step.failed(), givenUp + skipped);
    same("released", step, step.released(), issued + skipped);
    same("ready", step, step.ready(), ready);
    require(step.done() <= step.total() && step.released() <= step.total(), "more than all", step);
  }

  private static int open(SubtaskState subtask) {
    return (int) subtask.attempts().stream().filter(a -> a.state() == Attempt.State.OPEN).count();
  }

  private static void same(String what, SubtaskState check, boolean one, boolean other) {
    require(one == other, what + " should be " + other, check);
  }

  private static void same(String what, StepProgress step, int counted, int real) {
    require(counted == real, what + " should be " + real, step);
  }

  private static void require(boolean holds, String what, Object where) {
    if (!holds) {
      throw new AssertionError(what + ": " + where);
    }
  }
}
