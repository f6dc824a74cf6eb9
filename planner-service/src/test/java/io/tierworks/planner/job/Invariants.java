package io.tierworks.planner.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.cost.Money;
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
      case Event.JudgingBegan _ -> enter(job, "Judging");
      case Event.Revising _ -> {
        round.merge(job, 1, Integer::sum);
        enter(job, "Running");
      }
      case Event.ReviewAsked _ -> enter(job, "AwaitingReview");
      case Event.Settling _ -> enter(job, "Settling");
      case Event.Finished _ -> {
        enter(job, "Finished");
        assertThat(finished.add(job)).as("%s finishes once", job).isTrue();
      }
      case Event.SubtaskAccepted e -> {
        int now = round.getOrDefault(job, 0);
        var before = acceptedIn.put(job + "/" + e.ref().id(), now);
        assertThat(before == null || before < now)
            .as("%s of %s is accepted once in round %s", e.ref().id(), job, now)
            .isTrue();
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
      assertThat(attempts.add(order.subtask().attempt()))
          .as("attempt %s is issued once", order.subtask().attempt())
          .isTrue();
    }
  }

  private void check(Facts facts, JobState job) {
    var ledger = job.ledger();
    assertThat(job.phase().getClass().getSimpleName()).isEqualTo(phases.get(job.id()));
    if (!overspent) {
      assertThat(ledger.spent().plus(ledger.reserved()))
          .as("spent and reserved within the cap")
          .isLessThanOrEqualTo(ledger.cap());
    }
    assertThat(ledger.reserved()).isGreaterThanOrEqualTo(Money.ZERO);
    int open = 0;
    try (var scan = facts.subtasks(job.id())) {
      while (scan.hasNext()) {
        open +=
            (int)
                scan.next().attempts().stream()
                    .filter(a -> a.state() == Attempt.State.OPEN)
                    .count();
      }
    }
    assertThat(ledger.open()).as("attempts open by the ledger").isEqualTo(open);
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
    assertThat(step.accepted()).as("accepted in %s", step.id()).isEqualTo(accepted);
    assertThat(step.failed()).as("failed in %s", step.id()).isEqualTo(givenUp + skipped);
    assertThat(step.released()).as("released in %s", step.id()).isEqualTo(issued + skipped);
    assertThat(step.ready()).as("ready in %s", step.id()).isEqualTo(ready);
    assertThat(step.done()).as("done in %s", step.id()).isBetween(0, step.total());
    assertThat(step.released()).isBetween(0, step.total());
  }
}
