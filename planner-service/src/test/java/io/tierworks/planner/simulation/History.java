package io.tierworks.planner.simulation;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.job.handler.Plans;
import io.tierworks.planner.job.store.StateKey;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanLibrary;
import io.tierworks.planner.simulation.Stage.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// One simulated history: a world made by a seed, played until every job has ended and everything
/// said has been heard.
final class History implements Fleetmates {
  private static final double AUDIT_BUDGET = 0.05;
  private static final double SUMMARY_BUDGET = 0.5;

  /// In one of so many histories results are too long for the judge.
  private static final int SUMMARISING = 5;

  private static final Duration SETTLING = Duration.ofSeconds(2);

  /// A pause, and a question about the plan and one about the answer.
  private static final Duration PEOPLE = Duration.ofSeconds(14);

  private static final Policy.AtLimits AT_LIMITS =
      new Policy.AtLimits(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5));
  private static final Duration RETENTION = Duration.ofDays(7);
  private static final long GRACE = 12_000;
  private static final long LOOK = 500;
  private static final long AFTERWARDS = 2_500;
  private static final int MOST_STEPS = 200_000;
  private static final Ladder LADDER =
      new Ladder(
          List.of(
              new Ladder.Rung(
                  "nano", Price.perMillion("0.20", "0.02", "1.25"), "classifies", 400_000),
              new Ladder.Rung(
                  "mini", Price.perMillion("0.75", "0.075", "4.50"), "summarises", 400_000),
              new Ladder.Rung(
                  "flagship", Price.perMillion("2.50", "0.25", "15.00"), "plans", 272_000)));

  private final long seed;
  private final Stage stage;
  private final Endpoint endpoint = new Endpoint();
  private final boolean summarises;
  private final Answers answers;
  private final Truth truth;
  private final TransactionalStore store;
  private final Map<String, TierQueue> queues = new LinkedHashMap<>();
  private final List<Worker> workers = new ArrayList<>();
  private final Map<String, Integer> underway = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();
  private final OtherPartitions others;
  private final DispatchProducer dispatches;
  private final Planner planner;
  private final People people;
  private int hired;
  private long quietSince = -1;
  private boolean over;

  private History(long seed, TransactionalStore store, Sabotage sabotage, Tracing tracing) {
    this.seed = seed;
    this.store = store;
    stage = new Stage(seed, sabotage, tracing);
    summarises = Math.floorMod(seed, SUMMARISING) == 0;
    answers = new Answers(stage, summarises);
    truth = new Truth(stage, endpoint);
    Stage.TIERS.forEach(tier -> queues.put(tier, new TierQueue(stage, tier)));
    others = new OtherPartitions(stage);
    dispatches = new DispatchProducer(stage, queues);
    planner =
        new Planner(
            stage, coordinator(), store, truth, dispatches, this::lastEmpty, this::committed);
    people = new People(stage, planner::append);
  }

  private Coordinator coordinator() {
    var defaults = new Policy.Defaults(Money.dollars("5"), Duration.ofMinutes(1), 1_000, 1, 4, 0);
    int few = stage.setup().window();
    var share = new Policy.Share(few, few);
    return new Coordinator(
        new Policy(
            summarises ? Plans.readingLittle(LADDER) : LADDER,
            PlanLibrary.EMPTY,
            defaults,
            AT_LIMITS,
            share,
            Policy.Tools.NONE,
            new Policy.Routes(Routing.PLANNED, others.learned(), Money.dollars("0.005")),
            SETTLING,
            RETENTION,
            new Policy.Audits(stage.setup().audits(), AUDIT_BUDGET, 0),
            new Policy.Summaries(SUMMARY_BUDGET)));
  }

  /// @throws Broken when something does not hold
  static Ending play(long seed, TransactionalStore store, Sabotage sabotage, Tracing tracing) {
    return new History(seed, store, sabotage, tracing).play();
  }

  /// How a history ended.
  ///
  /// @param fingerprint equal for two runs of the same seed
  record Ending(
      long seed,
      int steps,
      long fingerprint,
      List<JobStatus> statuses,
      Map<Incident, Integer> incidents) {}

  /// A history in which something does not hold.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<String> lastLines;
    private final long seed;
    private final int steps;

    Broken(long seed, int steps, List<String> lastLines, Throwable cause) {
      super("seed " + seed + ": " + cause.getMessage(), cause);
      this.seed = seed;
      this.steps = steps;
      this.lastLines = lastLines;
    }

    long seed() {
      return seed;
    }

    int steps() {
      return steps;
    }

    List<String> lastLines() {
      return lastLines;
    }
  }

  private Ending play() {
    int steps = 0;
    try {
      planner.start();
      for (var queue : queues.values()) {
        for (int i = 0; i < stage.setup().workers(); i++) {
          hire(queue);
        }
      }
      people.start();
      others.start();
      stage.timeline().after(LOOK, this::look);
      planStall();
      while (!over && stage.timeline().step()) {
        steps++;
        Truth.require(steps < MOST_STEPS, "does not end", stage.now());
      }
      end();
    } catch (RuntimeException | Error e) {
      stage.say("BROKEN: %s", String.valueOf(e.getMessage()));
      throw new Broken(seed, steps, stage.lastLines(), e);
    }
    var statuses = people.submitted().stream().map(id -> truth.resultOf(id).status()).toList();
    return new Ending(
        seed, steps, stage.dice().state() ^ stage.now() ^ steps, statuses, stage.incidents());
  }

  private void hire(TierQueue queue) {
    var worker = new Worker(stage, this, "w" + ++hired, queue);
    workers.add(worker);
    worker.start();
  }

  private void planStall() {
    if (!stage.isCalm() && stage.dice().chance(0.3)) {
      stage
          .timeline()
          .after(
              stage.dice().below((int) stage.setup().calmFrom()),
              () -> {
                if (!stage.isCalm()) {
                  stage.stall(stage.dice().between(200, 5_000));
                }
              });
    }
  }

  private Instant lastEmpty(String tier) {
    long last = Objects.requireNonNull(queues.get(tier)).lastEmpty();
    return stage.instant().minusMillis(stage.now() - last);
  }

  private void committed(Message message) {
    switch (message) {
      case Message.Result result -> truth.result(result.result());
      case Message.Audit audit -> {
        people.see(audit.event());
        count(audit.event());
      }
      case Message.Command command -> {
        for (var worker : workers) {
          stage.timeline().at(stage.arrival(), () -> worker.obey(command.command()));
        }
      }
      case Message.Stats stats -> others.published(stats.stats());
      case Message.Answers _,
          Message.Dispatch _,
          Message.DeadSubtask _,
          Message.RedrivenSubtask _ -> {}
    }
  }

  private void count(JobEvent event) {
    var detail = event.detail();
    if (event.type() == OfJob.REPLANNED) {
      stage.count(Incident.PLANNED_AGAIN);
    } else if (event.type() == OfSubtask.SUBTASK_PART_ACCEPTED) {
      stage.count(Incident.ANSWERED_IN_PART);
    } else if (event.type() == OfSubtask.SUBTASK_ROUTED
        && detail != null
        && detail.at("/route/reason").asText().equals("replan")) {
      stage.count(Incident.LEFT_TO_A_NEW_PLAN);
    }
  }

  /// Looks around from time to time, for what no single step shows.
  private void look() {
    if (planner.isUp()) {
      truth.nothingIsLost(store, somewhere());
      truth.nobodyIsLate(store, GRACE + SETTLING.plus(PEOPLE).toMillis());
    }
    boolean quiet =
        people.areDone()
            && underway.isEmpty()
            && planner.hasReadAll()
            && people.submitted().stream().allMatch(truth::hasResult);
    if (!quiet) {
      quietSince = -1;
    } else if (quietSince < 0) {
      quietSince = stage.now();
    }
    boolean idle = workers.stream().allMatch(Worker::isIdle);
    over = quiet && planner.isCommitted() && (idle || stage.now() - quietSince > AFTERWARDS);
    stage.timeline().after(LOOK, this::look);
  }

  /// Attempts that may still end in a report or a loss. Counted among them are two kinds that
  /// nothing but the job's deadline ends: archived by the broker, and dropped by a worker that has
  /// seen them.
  private Set<String> somewhere() {
    var attempts = new HashSet<>(dropped);
    dispatches.collect(attempts);
    queues.values().forEach(queue -> queue.collect(attempts));
    queues.values().forEach(queue -> queue.collectArchived(attempts));
    workers.forEach(worker -> worker.collect(attempts));
    attempts.addAll(underway.keySet());
    planner.collect(attempts);
    leasesOfTheDead(attempts);
    return attempts;
  }

  private void leasesOfTheDead(Set<String> attempts) {
    try (var leases = store.keysUnder(Truth.LEASE, "")) {
      leases.forEachRemaining(key -> {
        int bar = key.indexOf('|');
        if (gone.contains(key.substring(0, bar))) {
          attempts.add(leased(key.substring(bar + 1)));
        }
      });
    }
  }

  /// @param key of a lease, without the worker: `<job>/<number>/<subtask>`
  private static String leased(String key) {
    var parts = key.split("/");
    return parts[0] + "/" + parts[2] + "/" + parts[1];
  }

  private void end() {
    for (var job : people.submitted()) {
      truth.settle(job);
    }
    for (var kind :
        List.of(
            StateKey.JOB,
            StateKey.SUBTASK,
            StateKey.BRIEF,
            StateKey.ITEM,
            StateKey.PLAN,
            StateKey.READY,
            StateKey.SUMMARY,
            StateKey.SUMMARIES,
            StateKey.RULING,
            StateKey.REFUSAL,
            StateKey.HELD)) {
      try (var left = store.keysUnder(kind, "")) {
        Truth.require(!left.hasNext(), "facts of finished jobs are left", kind.name());
      }
    }
  }

  // ---- what workers have around them

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Answers answers() {
    return answers;
  }

  @Override
  public void observe(WorkerStatus status) {
    planner.observe(status);
  }

  @Override
  public void sends(SubtaskResult result) {
    result.attempts().forEach(each -> underway.merge(each.toString(), 1, Integer::sum));
  }

  @Override
  public void append(SubtaskResult result) {
    loses(result);
    planner.append(result);
  }

  @Override
  public void loses(SubtaskResult result) {
    for (var each : result.attempts()) {
      underway.computeIfPresent(each.toString(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  @Override
  public SubtaskResult.Ended asReported(SubtaskResult.Ended honest) {
    Spent said = stage.sabotage().reported(honest.spent());
    return said.equals(honest.spent()) ? honest : saying(honest, said);
  }

  private static SubtaskResult.Ended saying(SubtaskResult.Ended result, Spent spent) {
    return switch (result) {
      case SubtaskResult.Answered a ->
          new SubtaskResult.Answered(a.run(), a.output(), a.checks(), spent, a.at());
      case SubtaskResult.HandedOff h -> h;
      case SubtaskResult.Failed f -> f;
    };
  }

  @Override
  public void dropped(String attempt) {
    dropped.add(attempt);
  }

  @Override
  public void replace(Worker worker) {
    gone.add(worker.id());
    var queue = Objects.requireNonNull(queues.get(worker.tier()));
    stage.timeline().after(stage.dice().between(200, 3_000), () -> hire(queue));
  }
}
