package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.SubtaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One random life of a job. A seed decides all of it: good and bad plans; workers that answer,
/// err, vanish, report late and repeat themselves; users who change their minds.
final class RandomWalk {
  private static final int MOST_STEPS = 400;
  private static final double AUDIT_BUDGET = 0.1;
  private static final double SUMMARY_BUDGET = 0.5;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Random random;
  private final World world;
  private final List<SubtaskResult.Ended> said = new ArrayList<>();
  private final List<Subtask> lost = new ArrayList<>();
  private final List<Subtask> twice = new ArrayList<>();
  private final double trouble;

  /// Whether its results are too long for the judge.
  private final boolean summarises;

  private final Job job;

  /// How often a person sends back what waits.
  private final double fussy;

  private RandomWalk(long seed) {
    random = new Random(seed);
    int window = 1 + random.nextInt(6);
    trouble = random.nextInt(4) * 0.12;
    job = anyJob(routing(seed), (int) (seed % 4 % 3));
    fussy = chance(0.05) ? 0.95 : 0.1;
    var audits = new Policy.Audits((seed % 3) * 0.3, AUDIT_BUDGET, 0);
    summarises = seed % 7 == 3;
    var policy = World.policy(window, audits);
    world =
        new World(
                summarises ? World.summarising(policy, SUMMARY_BUDGET) : policy,
                new MemoryState(true))
            .releasingByHand();
  }

  /// Plays until the job has ended.
  static RandomWalk of(long seed) {
    var walk = new RandomWalk(seed);
    walk.world.submit(walk.job);
    int steps = walk.chance(0.1) ? walk.random.nextInt(20) : MOST_STEPS;
    for (int i = 0; i < steps && !walk.world.isFinished(); i++) {
      walk.step();
    }
    walk.world.after(World.AT_LIMITS.maxReview()).after(LIMIT.multipliedBy(4));
    walk.world.after(World.AT_LIMITS.maxPause()).after(World.AT_LIMITS.maxReview());
    walk.world.after(World.SETTLING);
    walk.said.forEach(walk.world::report);
    return walk;
  }

  World world() {
    return world;
  }

  Job job() {
    return job;
  }

  private void step() {
    double what = random.nextDouble();
    if (what < trouble / 10) {
      meddle();
    } else if (what < trouble / 5) {
      redrive();
    } else if (what < 0.35) {
      release();
    } else {
      work();
    }
  }

  private void release() {
    var tiers = World.TIERS.stream().filter(t -> world.isReady("j", t)).toList();
    if (!tiers.isEmpty()) {
      world.release("j", pick(tiers), 1 + random.nextInt(8));
    }
  }

  private void work() {
    var orders = world.orders();
    if (orders.isEmpty()) {
      people();
      return;
    }
    var order = pick(orders);
    if (!chance(trouble)) {
      say(Reports.answered(order, answer(order), worker()));
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> say(Reports.failed(order, true));
      case 1 -> say(Reports.failed(order, random.nextBoolean()));
      case 2 ->
          say(Reports.handedOff(order, pick(List.of(HandoffReason.values())), Plans.label("hm")));
      case 3 -> say(Reports.handedOff(order, HandoffReason.UNVERIFIED, null));
      case 4 -> {
        lost.add(order);
        world.lose(order, random.nextBoolean() ? LossReason.WORKER_SILENT : LossReason.HANDED_BACK);
      }
      case 5 -> runTwice(order);
      case 6 -> say(Reports.showing(Reports.answered(order, Plans.answer("unchecked"))));
      default -> repeat();
    }
  }

  /// The broker delivers the envelope to a second worker. The first one may report later.
  private void runTwice(Subtask order) {
    world.begin(order, "w1").begin(order, "w2");
    twice.add(order);
    if (random.nextBoolean()) {
      say(Reports.answered(order, answer(order), "w2"));
    }
  }

  /// Repeats a report, or reports a lost attempt late.
  private void repeat() {
    if (!twice.isEmpty() && random.nextBoolean()) {
      world.lose(twice.remove(random.nextInt(twice.size())), worker(), LossReason.WORKER_SILENT);
    } else if (!lost.isEmpty() && random.nextBoolean()) {
      var order = lost.remove(random.nextInt(lost.size()));
      say(chance(0.7) ? Reports.answered(order, answer(order)) : Reports.failed(order, false));
    } else if (!said.isEmpty()) {
      var again = pick(said);
      world.report(again instanceof SubtaskResult.Answered a ? Reports.by(a, worker()) : again);
    }
  }

  private void people() {
    switch (world.job().phase()) {
      case Phase.AwaitingApproval _, Phase.AwaitingReview _, Phase.AwaitingInfo _
          when chance(0.2) ->
          world.after(Duration.ofSeconds(random.nextInt(150)));
      case Phase.AwaitingApproval _, Phase.AwaitingReview _ when chance(fussy) ->
          world.tell(new JobCommand.Revise("j", "Look again.", "kim"));
      case Phase.AwaitingApproval _ ->
          world.tell(new JobCommand.Approve("j", !chance(trouble), "kim", null));
      case Phase.AwaitingReview _ ->
          world.tell(new JobCommand.Review("j", !chance(trouble), "kim", null));
      case Phase.AwaitingInfo _ when chance(0.1) ->
          world.tell(new JobCommand.Cancel("j", "kim", null));
      case Phase.AwaitingInfo _ -> inform();
      case Phase.Paused _ -> raise();
      case Phase.Planning _,
          Phase.Running _,
          Phase.Judging _,
          Phase.Summarising _,
          Phase.Settling _,
          Phase.Finished _ ->
          release();
    }
  }

  /// Answers an open question, sometimes without naming it.
  private void inform() {
    var open = world.job().questions();
    var asked = open.isEmpty() || chance(0.2) ? null : pick(open);
    if (asked != null && asked.review()) {
      var accepts = !chance(trouble);
      world.tell(new JobCommand.Review("j", accepts, "kim", null, asked.ref().id()));
      return;
    }
    var ref = asked == null ? null : asked.ref().id();
    world.tell(new JobCommand.Answer("j", ref, "Net.", "kim"));
  }

  private void meddle() {
    switch (random.nextInt(8)) {
      case 6 -> world.tell(new JobCommand.Revise("j", "Look again.", "kim"));
      case 0 -> world.tell(new JobCommand.Cancel("j", "kim", null));
      case 1 -> raise();
      case 2 -> world.after(Duration.ofSeconds(random.nextInt(150)));
      case 3 -> world.submit(Job.of("j", "Another goal", List.of()));
      case 4 -> inform();
      case 5 -> world.tell(new JobCommand.Approve("j", false, "kim", null));
      default -> world.tell(new JobCommand.Review("j", false, "kim", null));
    }
  }

  /// Redrives a subtask that was given up, or sometimes any.
  private void redrive() {
    var poison = new ArrayList<String>();
    try (var scan = world.store().subtasks("j")) {
      scan.forEachRemaining(subtask -> {
        if (subtask.status() instanceof SubtaskStatus.GivenUp || chance(0.02)) {
          poison.add(subtask.ref().id());
        }
      });
    }
    if (!poison.isEmpty()) {
      world.tell(new JobCommand.Redrive("j", pick(poison), "kim"));
    }
  }

  private void raise() {
    var money = chance(0.6) ? new Money(random.nextLong(400_000_000)) : null;
    var time = money == null || chance(0.5) ? LIMIT.plusSeconds(random.nextInt(300)) : null;
    world.tell(new JobCommand.RaiseLimit("j", money, time, null));
  }

  private void say(SubtaskResult.Ended result) {
    said.add(result);
    world.report(result);
  }

  private JsonNode answer(Subtask order) {
    return switch (order.identity().step()) {
      case "plan" -> plan();
      case "replan" -> chance(trouble) ? Plans.label("no plan") : replan(order);
      case "judge" -> ruling();
      case "direct" -> Plans.answer("an answer");
      default -> Plans.anyAnswer(order, summarises);
    };
  }

  /// Sometimes with more parts than may be.
  private JsonNode replan(Subtask order) {
    var replan = Plans.replanOf(order, chance(0.1) ? "giga" : pick(World.TIERS));
    var parts = IntStream.range(0, pick(List.of(0, 0, 1, 2, 3, 9))).mapToObj(i -> "Part " + i);
    return Plans.split(replan, parts.toArray(String[]::new));
  }

  private JsonNode plan() {
    if (chance(trouble)) {
      return random.nextBoolean()
          ? Plans.label("no plan")
          : Plans.form("dag").step("a", "giga", "job").json();
    }
    if (chance(0.1)) {
      return Plans.form("direct").json();
    }
    var plan = Plans.form("dag");
    var ids = new ArrayList<String>();
    for (var id : List.of("sort", "check", "sum", "merge").subList(0, 1 + random.nextInt(4))) {
      var overs = new ArrayList<>(ids);
      overs.add("items");
      overs.add("job");
      var over = pick(overs);
      var inputs = ids.stream().filter(i -> !i.equals(over) && chance(0.4)).toArray(String[]::new);
      plan.step(id, pick(World.TIERS), over, inputs);
      verify(plan, id);
      ids.add(id);
    }
    return plan.json();
  }

  /// The steps have chains of different lengths.
  private static void verify(Plans plan, String step) {
    switch (step) {
      case "sum" -> plan.ruled("answer.label != ''").voted(2, 3);
      case "check" -> plan.judgedBy("mini").judgedBy("flagship");
      case "merge" -> plan.sampled(3, 2).reviewed();
      default -> {}
    }
  }

  private JsonNode ruling() {
    if (chance(trouble / 2)) {
      return Plans.label("no ruling");
    }
    if (chance(0.2)) {
      return Plans.citing();
    }
    if (chance(0.5)) {
      var named = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        named.add(
            pick(List.of("sort", "check", "sum", "merge")) + "-000" + (1 + random.nextInt(4)));
      }
      return Plans.ruling("revise", named.toArray(String[]::new));
    }
    return Plans.ruling(pick(List.of("accept", "accept", "reject", "ask_person")));
  }

  /// Two of three jobs are routed as planned. Not drawn, so that the rest of a walk stays.
  private static @Nullable Routing routing(long seed) {
    return switch ((int) (seed % 6)) {
      case 0 -> Routing.ADAPTIVE;
      case 1 -> Routing.FIXED;
      default -> null;
    };
  }

  private Job anyJob(@Nullable Routing routing, int replans) {
    var cap = chance(0.5) ? new Money(10_000_000 + random.nextLong(320_000_000)) : null;
    var limits =
        new Limits(
            cap,
            LIMIT,
            null,
            random.nextInt(4),
            1 + random.nextInt(4),
            pick(List.of(OnLimit.values())),
            replans);
    var form = chance(0.85) ? PlanForm.DAG : PlanForm.AUTO;
    var template = chance(0.05) ? "sort" : null;
    return Jobs.routed(1 + random.nextInt(5), limits, review(), form, template, routing);
  }

  private Review review() {
    var maxTime = chance(0.5) ? Duration.ofSeconds(1 + random.nextInt(150)) : null;
    return new Review(
        pick(List.of(ReviewPolicy.values())),
        maxTime,
        pick(List.of(DefaultDecision.values())),
        chance(0.3) ? "Assume net." : null);
  }

  private String worker() {
    return chance(0.5) ? "w1" : "w2";
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
