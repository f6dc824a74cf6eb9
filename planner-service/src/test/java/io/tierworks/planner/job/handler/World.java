package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanLibrary;
import io.tierworks.planner.plan.WorkspaceTenants;
import io.tierworks.planner.routing.Acceptance;
import io.tierworks.planner.routing.AcceptanceSource;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// A coordinator in a test that plays users, workers, the host's release loop and the clock. It
/// checks the [Invariants] after every step.
final class World {
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  static final Duration SETTLING = Duration.ofSeconds(5);
  static final Policy.AtLimits AT_LIMITS =
      new Policy.AtLimits(Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofHours(2));
  static final Duration RETENTION = Duration.ofDays(7);
  private static final double AUDIT_BUDGET = 0.1;

  /// As dear as some calls, so that people are asked at times.
  private static final Money PERSON = Money.dollars("0.005");

  static final ToolLimits TOOL_LIMITS = new ToolLimits(2, 4_096);

  /// So few that also small jobs are read in several commands.
  private static final int READING = 3;

  static final List<String> TIERS = List.of("flagship", "mini", "nano");
  static final Ladder LADDER =
      new Ladder(
          List.of(
              new Ladder.Rung(
                  "nano", Price.perMillion("0.20", "0.02", "1.25"), "classifies", 400_000),
              new Ladder.Rung(
                  "mini", Price.perMillion("0.75", "0.075", "4.50"), "summarises", 400_000),
              new Ladder.Rung(
                  "flagship", Price.perMillion("2.50", "0.25", "15.00"), "plans", 272_000)));

  static final PlanLibrary LIBRARY =
      new PlanLibrary(
          Map.of(),
          Map.of(
              "sort", Plans.template("2", Plans.map()),
              "search",
                  Plans.template("1", Plans.form("map").step("find", "giga", "items").json())));

  private final Coordinator coordinator;
  private final MemoryState state;
  private final BegunRuns begun = new BegunRuns();
  private final JobStore store;
  private final Invariants invariants = new Invariants();
  private final List<Input> history = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final Map<AttemptId, Subtask> out = new LinkedHashMap<>();
  private AcceptanceSource known = this::changing;
  private boolean releasing = true;
  private boolean goingOn = true;
  private boolean rarely;
  private Instant now = START;

  World() {
    this(64);
  }

  World(int window) {
    this(window, new MemoryState(false));
  }

  World(int window, MemoryState state) {
    this(policy(window), state);
  }

  World(int window, MemoryState state, Policy.Audits audits) {
    this(policy(window, audits), state);
  }

  World(Policy policy) {
    this(policy, new MemoryState(false));
  }

  World(Policy policy, MemoryState state) {
    coordinator = new Coordinator(learning(policy));
    this.state = state;
    store = new JobStore(state, begun);
  }

  /// A job in which so many of the answers are audited.
  static World auditing(double share) {
    return auditing(share, AUDIT_BUDGET);
  }

  static World auditing(double share, double budget) {
    return new World(64, new MemoryState(false), new Policy.Audits(share, budget, 0));
  }

  static Policy policy(int window) {
    return policy(window, Policy.Audits.NONE);
  }

  static Policy policy(int window, Policy.Audits audits) {
    return policy(window, LIBRARY, audits);
  }

  /// Of an installation whose planning model may declare rules and rubrics.
  static Policy planningChains() {
    return policy(64, new PlanLibrary(Map.of(), Map.of(), true), Policy.Audits.NONE);
  }

  private static Policy policy(int window, PlanLibrary library, Policy.Audits audits) {
    var defaults = new Policy.Defaults(Money.dollars("5"), Duration.ofHours(1), 10_000, 1, 4, 0);
    var share = new Policy.Share(window, READING);
    var tools = new Policy.Tools(TOOL_LIMITS, ToolLimits.NONE, World::offer, WorkspaceTenants.ALL);
    var routes = Policy.Routes.PLANNED;
    return new Policy(
        LADDER,
        library,
        defaults,
        AT_LIMITS,
        share,
        tools,
        routes,
        SETTLING,
        RETENTION,
        audits,
        Policy.Summaries.NONE);
  }

  /// An installation whose models read so little at once that the long results of small jobs have
  /// to be summarised, a few at a time.
  static Policy summarising(Policy policy, double budget) {
    return new Policy(
        Plans.readingLittle(policy.ladder()),
        policy.library(),
        policy.defaults(),
        policy.atLimits(),
        policy.share(),
        policy.tools(),
        policy.routes(),
        policy.settling(),
        policy.retention(),
        policy.audits(),
        new Policy.Summaries(budget));
  }

  private Policy learning(Policy policy) {
    return new Policy(
        policy.ladder(),
        policy.library(),
        policy.defaults(),
        policy.atLimits(),
        policy.share(),
        policy.tools(),
        new Policy.Routes(Routing.PLANNED, this::learned, PERSON),
        policy.settling(),
        policy.retention(),
        policy.audits(),
        policy.summaries());
  }

  private Acceptance learned(KindTier of) {
    return known.of(of);
  }

  /// What other jobs have taught stays the same.
  World knowing(AcceptanceSource learned) {
    known = learned;
    return this;
  }

  /// What other jobs have taught about a tier changes from command to command, so that steps are
  /// routed anew.
  private Acceptance changing(KindTier of) {
    var known = new Random(31L * history.size() + of.hashCode());
    var fresh = new Share(known.nextInt(20), known.nextInt(20));
    var after = new Share(known.nextInt(20), known.nextInt(20));
    var again = new Share(known.nextInt(20), known.nextInt(20));
    boolean drifted = known.nextInt(4) == 0;
    var replanned = new Share(known.nextInt(20), known.nextInt(20));
    return new Acceptance(fresh, after, again, replanned, drifted);
  }

  /// Workers of nano can read the workspace `repo`.
  static Optional<ToolOffer> offer(String tier) {
    return Optional.of(
        tier.equals("nano")
            ? new ToolOffer(Set.of("read_file", "search_files"), Set.of("repo"))
            : ToolOffer.NOTHING);
  }

  /// The test releases subtasks by itself.
  World releasingByHand() {
    releasing = false;
    return this;
  }

  /// Unfinished work waits for an [Input.GoOn].
  World goingOnByHand() {
    goingOn = false;
    return this;
  }

  /// For large jobs: checking all invariants after every step takes too long.
  World checkingRarely() {
    rarely = true;
    return this;
  }

  World submit(Job job) {
    var digest = Integer.toHexString(job.hashCode()) + "-digest";
    return tell(new JobCommand.Accept(Objects.requireNonNull(job.id()), job, digest, now, null));
  }

  World tell(JobCommand command) {
    return give(new Input.Command(command, now));
  }

  World report(SubtaskResult.Ended result) {
    out.remove(result.attempt());
    return give(new Input.Report(result, now));
  }

  World answer(String subtask, JsonNode output) {
    return report(Reports.answered(order(subtask), output));
  }

  /// Answers the planning call.
  World plan(JsonNode plan) {
    return answer(
        out.values().stream().anyMatch(o -> o.subtask().equals("plan-0002"))
            ? "plan-0002"
            : "plan-0001",
        plan);
  }

  /// Answers every open subtask of these steps.
  World answerAll(String... steps) {
    for (var order : orders()) {
      if (List.of(steps).contains(order.identity().step())) {
        report(Reports.answered(order, Plans.label("of " + order.attempt())));
      }
    }
    return this;
  }

  /// Answers the judging call.
  World judge(JsonNode ruling) {
    var judging =
        orders().stream().filter(o -> o.identity().step().equals("judge")).toList().getLast();
    return report(Reports.answered(judging, ruling));
  }

  /// The latest attempt fails for a reason that may pass, and the job waits until it tries again.
  World failAndWait(String subtask) {
    report(Reports.failed(order(subtask), true));
    var until = openJobs().stream().map(job -> job.backoff().until()).filter(Objects::nonNull);
    return until.findFirst().map(at -> after(Duration.between(now, at))).orElse(this);
  }

  /// Every attempt fails so, until none is left.
  World failForGood(String subtask) {
    while (outstanding().contains(subtask)) {
      failAndWait(subtask);
    }
    return this;
  }

  World lose(Subtask order) {
    return lose(order, LossReason.WORKER_SILENT);
  }

  World lose(Subtask order, LossReason reason) {
    return lose(order, "w1", reason);
  }

  World lose(Subtask order, String worker, LossReason reason) {
    out.remove(order.attempt());
    return give(new Input.Loss(order.job(), run(order, worker), reason, now));
  }

  /// No worker is known to have the attempt.
  World notStarted(Subtask order) {
    out.remove(order.attempt());
    return give(new Input.NotStarted(order.attempt(), now));
  }

  /// A worker reports that it began.
  World begin(Subtask order, String worker) {
    return give(new Input.Begin(order.job(), run(order, worker), now));
  }

  private static Runs.Run run(Subtask order, String worker) {
    return new Runs.Run(worker, order.subtask(), order.attempt());
  }

  World release(String job, String tier, int most) {
    return give(new Input.Release(job, tier, most, now));
  }

  /// Lets time pass, then has each job check its deadline.
  World after(Duration duration) {
    now = now.plus(duration);
    openJobs().forEach(job -> give(new Input.Deadline(job.id(), now)));
    return this;
  }

  /// Forgets old jobs, as the host does from time to time.
  World sweep() {
    return give(new Input.Forget(100, now));
  }

  World give(Input input) {
    var unfinished = take(input);
    boolean goesOn = goingOn && unfinished.isPresent();
    while (goingOn && unfinished.isPresent()) {
      unfinished = take(new Input.GoOn(unfinished.get(), now));
    }
    if (releasing && (goesOn || !(input instanceof Input.Release))) {
      releaseAll();
    }
    return this;
  }

  /// @return the job whose work has to go on
  private Optional<String> take(Input input) {
    history.add(input);
    begun.watch(input);
    var decision = input.give(coordinator, store);
    events.addAll(decision.events());
    messages.addAll(decision.messages());
    for (var message : decision.messages()) {
      if (!rarely || message instanceof Message.Answers || message instanceof Message.Result) {
        Contract.check(message);
      }
      if (message instanceof Message.Dispatch(Subtask order)) {
        out.put(order.attempt(), order);
      }
    }
    invariants.watch(decision);
    if (!rarely || history.size() % 1_000 == 0) {
      invariants.check(this);
    }
    return decision.unfinished();
  }

  /// Releases all that is ready, as the host does after every message.
  void releaseAll() {
    for (var job : openJobs()) {
      for (var tier : TIERS) {
        if (isReady(job.id(), tier)) {
          give(new Input.Release(job.id(), tier, Integer.MAX_VALUE, now));
        }
      }
    }
  }

  /// Whether the job can release something to the tier.
  boolean isReady(String job, String tier) {
    return store.job(job).filter(open -> coordinator.ready(open, tier) > 0).isPresent();
  }

  /// The latest open attempt of this subtask.
  Subtask order(String subtask) {
    var orders = orders().stream().filter(o -> o.subtask().equals(subtask)).toList();
    if (orders.isEmpty()) {
      throw new AssertionError("no order for " + subtask + " is out, but " + out.keySet());
    }
    return orders.getLast();
  }

  List<Subtask> orders() {
    return List.copyOf(out.values());
  }

  List<String> outstanding() {
    return orders().stream().map(Subtask::subtask).sorted().toList();
  }

  List<JobState> openJobs() {
    var jobs = new ArrayList<JobState>();
    try (var scan = store.jobs()) {
      scan.forEachRemaining(jobs::add);
    }
    return jobs;
  }

  JobState job() {
    return openJobs().getFirst();
  }

  Optional<JobResult> result(String job) {
    var results =
        results().stream()
            .filter(r -> r.job().equals(job) && r.refusal() == null)
            .distinct()
            .toList();
    if (results.size() > 1) {
      throw new AssertionError(results.size() + " results of " + job);
    }
    return results.stream().findFirst();
  }

  /// The result of the only job.
  JobResult result() {
    return result("j")
        .orElseThrow(() -> new AssertionError("no result yet; out: " + outstanding()));
  }

  boolean isFinished() {
    return result("j").isPresent();
  }

  List<JobResult> results() {
    return said(Message.Result.class).stream().map(Message.Result::result).toList();
  }

  <M extends Message> List<M> said(Class<M> type) {
    return messages.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <E extends Event> List<E> happened(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// The types of the audit lines so far.
  List<String> lines() {
    return said(Message.Audit.class).stream().map(a -> a.event().type().code()).toList();
  }

  JobStore store() {
    return store;
  }

  MemoryState state() {
    return state;
  }

  List<Input> history() {
    return history;
  }

  List<Event> events() {
    return events;
  }

  List<Message> messages() {
    return messages;
  }

  Invariants invariants() {
    return invariants;
  }

  Instant now() {
    return now;
  }

  /// Replays the history in another world.
  World replayed() {
    var again = new World(coordinator.policy()).releasingByHand().goingOnByHand();
    history.forEach(again::give);
    return again;
  }

  static Job job(int items) {
    return Jobs.of(items);
  }

  static List<Item> items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Item.of("T-" + i, "Ticket number " + i + " says something about an invoice"))
        .toList();
  }
}
