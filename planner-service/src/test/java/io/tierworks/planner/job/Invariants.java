package io.tierworks.planner.job;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What must hold after every step, whatever happens. Remembers which phases, transitions and
/// events it has seen.
final class Invariants {
  private final Set<String> attempts = new HashSet<>();
  private final Map<String, Integer> round = new HashMap<>();
  private final Map<String, Integer> acceptedIn = new HashMap<>();
  private final Map<String, String> phases = new HashMap<>();
  private final Set<String> finished = new HashSet<>();
  private final Set<String> transitions = new TreeSet<>();
  private final Set<Class<?>> eventTypes = new HashSet<>();
  private boolean overspent;

  void watch(Decision decision) {
    decision.events().forEach(this::watch);
    decision.messages().forEach(this::watch);
  }

  void check(World world) {
    world.openJobs().forEach(job -> check(world.facts(), job));
  }

  Set<String> transitions() {
    return transitions;
  }

  Set<Class<?>> eventTypes() {
    return eventTypes;
  }

  private void watch(Event event) {
    eventTypes.add(event.getClass());
    var job = event.job();
    switch (event) {
      case Event.Accepted _ -> enter(job, "Planning");
      case Event.ApprovalAsked _ -> enter(job, "AwaitingApproval");
      case Event.Approved _ -> enter(job, "Running");
      case Event.Paused _ -> enter(job, "Paused");
      case Event.Resumed _ -> enter(job, "Running");
      case Event.JudgingBegan _ -> enter(job, "Judging");
      case Event.Revising _ -> {
        round.merge(job, 1, Integer::sum);
        enter(job, "Running");
      }
      case Event.ReviewAsked _ -> enter(job, "AwaitingReview");
      case Event.Settling _ -> enter(job, "Settling");
      case Event.Finished _ -> {
        enter(job, "Finished");
        require(finished.add(job), "finished twice", job);
      }
      case Event.SubtaskAccepted e -> {
        int now = round.getOrDefault(job, 0);
        var before = acceptedIn.put(job + "/" + e.ref().id(), now);
        require(before == null || before < now, "accepted twice in round " + now, e);
      }
      case Event.Forgotten _ -> {
        finished.remove(job);
        phases.remove(job);
        attempts.removeIf(attempt -> attempt.startsWith(job + "/"));
      }
      case Event.Duplicated _ -> overspent = true;
      default -> {}
    }
  }

  private void enter(String job, String phase) {
    var before = phases.put(job, phase);
    transitions.add((before == null ? "[*]" : before) + " --> " + phase);
  }

  private void watch(Message message) {
    if (message instanceof Message.Order order) {
      require(attempts.add(order.subtask().attempt()), "issued twice", order);
    }
  }

  private void check(Facts facts, JobState job) {
    var ledger = job.ledger();
    var phase = phases.get(job.id());
    require(job.phase().getClass().getSimpleName().equals(phase), "not in " + phase, job);
    if (!overspent) {
      var promised = ledger.spent().plus(ledger.reserved());
      require(!promised.exceeds(ledger.cap()), "spent and reserved beyond the cap", ledger);
    }
    require(ledger.reserved().nanos() >= 0, "less than nothing reserved", ledger);
    int open = 0;
    try (var scan = facts.subtasks(job.id())) {
      while (scan.hasNext()) {
        open += open(scan.next());
      }
    }
    require(ledger.open() == open, "open attempts should be " + open, ledger);
    int held = facts.held(job.id(), Integer.MAX_VALUE).size();
    require(job.held() == held, "held should be " + held, job);
    job.steps().forEach(step -> check(facts, job, step));
  }

  private static void check(Facts facts, JobState job, StepProgress step) {
    int accepted = 0;
    int givenUp = 0;
    int issued = 0;
    try (var scan = facts.subtasks(job.id(), step.id())) {
      while (scan.hasNext()) {
        var subtask = scan.next();
        accepted += subtask.isAccepted() ? 1 : 0;
        givenUp += subtask.standing() instanceof SubtaskState.GivenUp ? 1 : 0;
        issued += subtask.isWaiting() ? 0 : 1;
      }
    }
    int skipped =
        job.gaps().stream()
            .filter(gap -> gap.step().equals(step.id()) && gap.subtask() == null)
            .mapToInt(gap -> gap.count())
            .sum();
    int ready = facts.ready(job.id(), step.id(), Integer.MAX_VALUE).size();
    same("accepted", step, step.accepted(), accepted);
    same("failed", step, step.failed(), givenUp + skipped);
    same("released", step, step.released(), issued + skipped);
    same("ready", step, step.ready(), ready);
    require(step.done() <= step.total() && step.released() <= step.total(), "more than all", step);
  }

  private static int open(SubtaskState subtask) {
    return (int) subtask.attempts().stream().filter(a -> a.state() == Attempt.State.OPEN).count();
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
