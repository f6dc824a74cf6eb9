package io.tierworks.planner.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.WorkerRun;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One run of a worker process: takes orders, promises, accepts, calls, reports. It may die between
/// any two of these steps, freeze and wake, lose its heartbeats on the way, or leave. Does what
/// `worker.pool` does, step by step, without its threads.
final class Worker {
  private static final long HEARTBEAT = 500;
  private static final long LEAST_TIME = 100;

  private final Stage stage;
  private final Fleetmates fleet;
  private final String id;
  private final TierQueue queue;
  private final Link reports;
  private final Link status;
  private final Map<String, Run> running = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> cancelled = new HashSet<>();
  private boolean alive = true;
  private boolean draining;
  private boolean asleep;
  private long frozenUntil;
  private long mutedUntil;

  /// An attempt this worker is responsible for.
  private static final class Run {
    private final Subtask order;
    private boolean calling;
    private boolean over;

    private Run(Subtask order) {
      this.order = order;
    }

    private Money worst() {
      return Objects.requireNonNull(order.bounds().maxCost());
    }
  }

  Worker(Stage stage, Fleetmates fleet, String id, TierQueue queue) {
    this.stage = stage;
    this.fleet = fleet;
    this.id = id;
    this.queue = queue;
    reports = new Link(stage);
    status = new Link(stage);
  }

  String id() {
    return id;
  }

  String tier() {
    return queue.tier();
  }

  boolean isAlive() {
    return alive;
  }

  void start() {
    beat();
    poll();
    planMishap();
  }

  /// Attempts that this process still has in hand, or on the way out.
  void collect(Set<String> attempts) {
    if (alive) {
      attempts.addAll(running.keySet());
    }
  }

  boolean isIdle() {
    return !alive || running.isEmpty();
  }

  private void act(long delay, Runnable action) {
    stage.timeline().after(delay, () -> guarded(action));
  }

  private void guarded(Runnable action) {
    if (alive && stage.now() < frozenUntil) {
      stage.timeline().at(frozenUntil, () -> guarded(action));
    } else if (alive) {
      action.run();
    }
  }

  private void beat() {
    if (stage.now() >= mutedUntil) {
      say(
          new WorkerStatus.Heartbeat(
              id, tier(), stage.setup().slots(), running.size(), draining, null, stage.instant()));
    }
    act(HEARTBEAT, this::beat);
  }

  private void say(WorkerStatus message) {
    status.send(() -> fleet.observe(message));
  }

  private void poll() {
    int free = stage.setup().slots() - running.size();
    if (draining || free <= 0) {
      return;
    }
    var taken = queue.acquire(id, free);
    if (taken.isEmpty()) {
      rest();
      return;
    }
    if (stage.mishap(0.01)) {
      crash("before its promise");
      return;
    }
    promise(taken);
  }

  /// Until there is something to take.
  private void rest() {
    if (queue.hasAvailable()) {
      act(5, this::poll);
    } else if (!asleep) {
      asleep = true;
      queue.await(() ->
          guarded(() -> {
            asleep = false;
            poll();
          }));
    }
  }

  private void promise(List<TierQueue.Entry> taken) {
    var fresh = new ArrayList<Run>();
    for (var entry : taken) {
      var order = entry.order();
      if (running.containsKey(order.attempt().toString())
          || !seen.add(order.attempt().toString())) {
        stage.count(Incident.ORDER_SEEN_AGAIN);
        stage.say("%s has seen %s", id, order.attempt());
        fleet.dropped(order.attempt().toString());
        continue;
      }
      var run = new Run(order);
      running.put(order.attempt().toString(), run);
      fresh.add(run);
    }
    fresh.stream()
        .map(run -> run.order)
        .collect(Collectors.groupingBy(Subtask::job, LinkedHashMap::new, Collectors.toList()))
        .forEach((job, orders) ->
            write(
                new SubtaskResult.Started(
                    job,
                    tier(),
                    id,
                    orders.stream().map(Subtask::attempt).toList(),
                    stage.instant())));
    if (stage.mishap(0.01)) {
      act(20, () -> giveBack(taken, fresh));
    } else {
      reports.send(() -> act(1, () -> accept(taken, fresh)));
    }
  }

  /// The promise was written, and the worker does not know it.
  private void giveBack(List<TierQueue.Entry> taken, List<Run> fresh) {
    stage.count(Incident.PROMISE_UNSURE);
    stage.say("%s could not promise, gives back %d", id, taken.size());
    for (var run : fresh) {
      running.remove(run.order.attempt().toString());
      seen.remove(run.order.attempt().toString());
      fleet.dropped(run.order.attempt().toString());
    }
    queue.release(id);
    act(1_000, this::poll);
  }

  private void accept(List<TierQueue.Entry> taken, List<Run> fresh) {
    if (stage.mishap(0.01)) {
      crash("before it accepts");
      return;
    }
    if (stage.mishap(0.01)) {
      acceptInVain(taken);
    } else {
      taken.forEach(entry -> queue.accept(entry, id));
    }
    if (stage.mishap(0.01)) {
      crash("before its calls");
      return;
    }
    fresh.forEach(this::call);
    poll();
  }

  /// The broker does not hear of it and gives the orders to somebody else, and this worker, which
  /// runs them all the same, may be dead by then.
  private void acceptInVain(List<TierQueue.Entry> taken) {
    stage.count(Incident.ACCEPTED_IN_VAIN);
    stage.say("%s accepts %d in vain", id, taken.size());
    if (stage.dice().chance(0.5)) {
      act(stage.dice().between(1, 400), () -> crash("in the middle of its calls"));
    }
  }

  private void call(Run run) {
    var order = run.order;
    if (!running.containsKey(order.attempt().toString())) {
      return;
    }
    long left = order.bounds().deadline().toEpochMilli() - stage.instant().toEpochMilli();
    if (left < LEAST_TIME) {
      end(run, failed(order, "deadline", false, Spent.NOTHING));
    } else if (cancelled.contains(order.job()) || cancelled.contains(order.attempt().toString())) {
      end(run, failed(order, "cancelled", false, Spent.NOTHING));
    } else {
      run.calling = true;
      act(latency(), () -> returned(run));
    }
  }

  private long latency() {
    var dice = stage.dice();
    return dice.chance(0.05) ? dice.between(1_000, 6_000) : dice.between(20, 600);
  }

  private void returned(Run run) {
    if (run.over) {
      return;
    }
    run.calling = false;
    var order = run.order;
    var cost = cost(run);
    stage.say("%s has been served %s for %s", id, order.attempt(), cost);
    fleet.endpoint().charge(order, id, cost);
    if (stage.mishap(0.01)) {
      crash("between call and report");
      return;
    }
    end(run, result(order, spent(cost, false)));
  }

  private Money cost(Run run) {
    return new Money(run.worst().nanos() / stage.dice().pick(List.of(1, 3, 10, 10)));
  }

  private static Spent spent(Money cost, boolean estimated) {
    return new Spent("model", Usage.of(100, 10), cost, 1, estimated, 20);
  }

  private SubtaskResult.Ended result(Subtask order, Spent spent) {
    if (!stage.dice().chance(stage.isCalm() ? 0.03 : 0.15 * stage.setup().trouble())) {
      return answered(order, fleet.answers().to(order), passed(order), spent);
    }
    return switch (stage.dice().below(6)) {
      case 0, 1 -> failed(order, "timeout", true, spent);
      case 2 -> failed(order, "refused", false, spent);
      case 3 -> handedOff(order, HandoffReason.UNVERIFIED, null, spent);
      case 4 ->
          handedOff(
              order,
              stage.dice().pick(List.of(HandoffReason.values())),
              fleet.answers().garbage(),
              spent);
      default -> answered(order, fleet.answers().garbage(), List.of(), spent);
    };
  }

  private static List<Check> passed(Subtask order) {
    return order.answer().verify().stream().map(Check::passed).toList();
  }

  private SubtaskResult.Ended answered(
      Subtask o, JsonNode output, List<Check> checks, Spent spent) {
    return new SubtaskResult.Answered(WorkerRun.of(o, id), output, checks, spent, stage.instant());
  }

  private SubtaskResult.Ended handedOff(
      Subtask o, HandoffReason reason, @Nullable JsonNode output, Spent spent) {
    return new SubtaskResult.HandedOff(
        WorkerRun.of(o, id),
        new SubtaskResult.Handoff(reason, "not sure", output),
        List.of(),
        spent,
        stage.instant());
  }

  private SubtaskResult.Ended failed(Subtask o, String code, boolean retryable, Spent spent) {
    return new SubtaskResult.Failed(
        WorkerRun.of(o, id),
        new SubtaskResult.Failure(new FailureCode(code), "it did not work", retryable),
        spent,
        stage.instant());
  }

  /// Writes the one result, and is free for the next when it is safe.
  private void end(Run run, SubtaskResult.Ended honest) {
    run.over = true;
    var result = fleet.asReported(honest);
    if (!stage.sabotage().swallows(result)) {
      write(result);
    }
    reports.send(() ->
        act(
            1,
            () -> {
              running.remove(run.order.attempt().toString(), run);
              poll();
            }));
  }

  private void write(SubtaskResult result) {
    send(result);
    if (stage.mishap(0.03)) {
      stage.count(Incident.REPORT_TWICE);
      send(result);
    }
  }

  private void send(SubtaskResult result) {
    fleet.sends(result);
    reports.send(() -> fleet.append(result), () -> fleet.loses(result));
  }

  void obey(WorkerCommand command) {
    guarded(() -> {
      switch (command) {
        case WorkerCommand.CancelJob(String job) -> cancel(job, run -> run.order.job().equals(job));
        case WorkerCommand.CancelAttempt(_, AttemptId attempt) ->
            cancel(attempt.toString(), run -> run.order.attempt().equals(attempt));
        case WorkerCommand.Drain _ -> {}
      }
    });
  }

  private void cancel(String name, Predicate<Run> concerned) {
    cancelled.add(name);
    for (var run : List.copyOf(running.values())) {
      if (run.calling && concerned.test(run)) {
        run.calling = false;
        stage.count(Incident.CALL_CANCELLED);
        chargeBroken(run);
        end(run, failed(run.order, "cancelled", false, spent(run.worst(), true)));
      }
    }
  }

  /// A call that nobody waits for any more may have been charged.
  private void chargeBroken(Run run) {
    if (stage.dice().chance(0.6)) {
      fleet.endpoint().charge(run.order, id, cost(run));
    }
  }

  private void planMishap() {
    if (stage.isCalm()) {
      return;
    }
    act(
        stage.dice().exponential(6_000 / stage.setup().trouble()),
        () -> {
          if (!stage.isCalm()) {
            strike();
            planMishap();
          }
        });
  }

  private void strike() {
    var dice = stage.dice();
    switch (dice.below(5)) {
      case 0, 1 -> crash("at any time");
      case 2 -> {
        frozenUntil = stage.now() + dice.between(500, 9_000);
        stage.count(Incident.WORKER_FREEZE);
        stage.say("%s freezes until %d", id, frozenUntil);
      }
      case 3 -> {
        mutedUntil = stage.now() + dice.between(500, 6_000);
        stage.count(Incident.WORKER_UNHEARD);
        stage.say("%s is not heard until %d", id, mutedUntil);
      }
      default -> leave();
    }
  }

  private void crash(String when) {
    stage.count(Incident.WORKER_CRASH);
    stage.say("%s crashes %s, with %s", id, when, running.keySet());
    reports.cut();
    status.cut();
    gone();
    stage.timeline().after(stage.dice().between(100, 250), () -> queue.release(id));
  }

  /// Finishes what fits in the grace period, hands the rest back by name.
  private void leave() {
    if (draining) {
      return;
    }
    draining = true;
    stage.count(Incident.WORKER_LEAVES);
    stage.say("%s drains", id);
    act(
        stage.dice().between(100, 3_000),
        () -> {
          var names =
              running.values().stream()
                  .filter(run -> !run.over)
                  .map(r -> r.order.attempt())
                  .toList();
          stage.say("%s leaves and hands back %s", id, names);
          say(new WorkerStatus.Left(id, tier(), names, stage.instant()));
          gone();
          queue.release(id);
        });
  }

  private void gone() {
    alive = false;
    running.values().stream().filter(run -> run.calling).forEach(this::chargeBroken);
    running.clear();
    fleet.replace(this);
  }
}
