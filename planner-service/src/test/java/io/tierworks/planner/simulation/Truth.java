package io.tierworks.planner.simulation;

import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.handler.CounterInvariants;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.job.store.StateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold, checked at every change of a fact, after every step of the planner, and at the
/// end. Keeps its own record of what was ordered and reported, so that it does not believe the
/// coordinator's sums.
final class Truth {
  static final StateKey<Object> LEASE = StateKey.index("lease", Object.class).grouped();

  private static final int MOST_REPLANS = 2;
  private static final int MOST_PARTS = 2;
  private static final int MOST_LOSSES = 5;
  private static final int MOST_QUESTIONS = 2;
  private static final String FLAGSHIP = "flagship";

  private final Stage stage;
  private final Endpoint endpoint;
  private final List<Entry> journal = new ArrayList<>();
  private final Map<String, Integer> finishedAt = new HashMap<>();
  private final Map<String, JobResult> results = new LinkedHashMap<>();
  private final Map<String, Money> bounds = new HashMap<>();
  private final Map<String, Integer> mostAttempts = new HashMap<>();
  private final Map<String, Review> reviews = new HashMap<>();
  private final Set<String> ordered = new HashSet<>();
  private final Set<String> finishing = new HashSet<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private int committed;
  private boolean failed;

  /// What the planner has done for good, or will have when its transaction commits.
  private sealed interface Entry {
    record Ordered(Subtask order) implements Entry {}

    /// A worker has begun, or says how it ended.
    record Said(SubtaskResult word) implements Entry {}
  }

  Truth(Stage stage, Endpoint endpoint) {
    this.stage = stage;
    this.endpoint = endpoint;
  }

  void consumed(SubtaskResult word) {
    journal.add(new Entry.Said(word));
  }

  void ordered(Subtask order) {
    var most = Objects.requireNonNull(order.bounds().maxCost());
    bounds.merge(order.attempt().toString(), most, (a, b) -> a.exceeds(b) ? a : b);
    journal.add(new Entry.Ordered(order));
  }

  void commit() {
    for (var entry : journal.subList(committed, journal.size())) {
      if (entry instanceof Entry.Ordered(Subtask order)) {
        require(ordered.add(order.attempt().toString()), "ordered twice", order.attempt());
      }
    }
    committed = journal.size();
    finishing.clear();
  }

  void abort() {
    journal.subList(committed, journal.size()).clear();
    finishedAt.keySet().removeAll(finishing);
    finishing.clear();
    touched.clear();
  }

  void decisionFailed() {
    failed = true;
  }

  // ---- every change of a fact

  static boolean concerns(StateKey<?> kind) {
    return kind.equals(StateKey.JOB)
        || kind.equals(StateKey.SUBTASK)
        || kind.equals(StateKey.CLOSED);
  }

  /// @param before null when there was none
  /// @param after null when it goes
  void changes(StateKey<?> kind, String key, @Nullable Object before, @Nullable Object after) {
    if (kind.equals(StateKey.JOB)) {
      job(key, (JobState) before, (JobState) after);
    } else if (kind.equals(StateKey.SUBTASK) && before != null && after != null) {
      subtask((SubtaskState) before, (SubtaskState) after);
      attempts(key.substring(0, key.indexOf('/')), (SubtaskState) after);
    } else if (kind.equals(StateKey.CLOSED) && after != null) {
      require(before == null, "finished twice", key);
      finishedAt.put(key, journal.size());
      finishing.add(key);
    }
  }

  private void job(String id, @Nullable JobState before, @Nullable JobState after) {
    if (after == null) {
      if (before != null) {
        var ledger = before.ledger();
        require(ledger.open() == 0, "ends with open reservations", before);
        require(ledger.reserved().equals(Money.ZERO), "ends with money reserved", before);
      }
      return;
    }
    touched.add(id);
    reviews.put(id, after.terms().review());
    mostAttempts.put(id, after.terms().caps().maxAttempts() + MOST_LOSSES + MOST_QUESTIONS);
    require(!finishedAt.containsKey(id), "changes after its end", after);
    if (before != null) {
      money(before, after);
    }
  }

  /// A reservation fits the cap, and nothing else makes spending grow, but a second run of the same
  /// attempt, or a run of a dearer order that was aborted: no cap can undo them.
  private void money(JobState before, JobState after) {
    var was = before.ledger();
    var is = after.ledger();
    long promisedBefore = was.spent().nanos() + was.reserved().nanos();
    long promised = is.spent().nanos() + is.reserved().nanos();
    require(is.cap().nanos() >= was.cap().nanos(), "the cap is lowered", after);
    require(is.reserved().nanos() >= 0, "less than nothing is reserved", after);
    if (promised <= promisedBefore) {
      return;
    }
    if (is.open() > was.open()) {
      require(promised <= is.cap().nanos(), "spent and reserved beyond the cap", is);
    } else {
      require(
          is.open() == was.open() ? ranTwice(after.id()) : ranDearer(after.id()),
          "spending grows without a reservation",
          is);
    }
  }

  private boolean ranTwice(String job) {
    return counted(job, journal.size()).values().stream().anyMatch(Counted::isRunTwice);
  }

  /// Whether an attempt was run by an order of an aborted transaction that was dearer than the one
  /// decided in its place.
  private boolean ranDearer(String job) {
    return counted(job, journal.size()).entrySet().stream()
        .filter(entry -> !entry.getValue().reports.isEmpty())
        .anyMatch(entry -> bound(entry.getKey()).exceeds(entry.getValue().reserved));
  }

  /// The most that any order for this attempt has allowed, whatever became of its transaction.
  private Money bound(String attempt) {
    return bounds.getOrDefault(attempt, Money.ZERO);
  }

  /// Failures and losses are both capped, each by its own number. A new plan allows as many again,
  /// for each of its parts and for the whole after them.
  private void attempts(String job, SubtaskState subtask) {
    int most = mostAttempts.getOrDefault(job, Integer.MAX_VALUE);
    int counted = subtask.attempts().size() - subtask.forgiven();
    require(counted <= most, "more attempts than allowed", subtask);
    boolean twice = subtask.forgiven() <= MOST_REPLANS * (MOST_PARTS + 1L) * most;
    require(twice, "planned again more often than allowed", subtask);
  }

  private static void subtask(SubtaskState before, SubtaskState after) {
    if (before.status() instanceof SubtaskStatus.Accepted was
        && after.status() instanceof SubtaskStatus.Accepted is) {
      require(was.equals(is), "accepted twice", after);
    }
    require(after.attempts().size() >= before.attempts().size(), "attempts vanish", after);
    for (var was : before.attempts()) {
      var is = after.attempt(was.number()).orElseThrow();
      require(
          was.state() == is.state()
              || was.state() == Attempt.State.OPEN
              || (was.state() == Attempt.State.LOST && is.state() == Attempt.State.ENDED),
          "an attempt that ended opens again",
          after);
    }
  }

  // ---- after every step

  /// @param goesOn whether the partition has work that waits for nothing but its turn
  void afterStep(BufferedState store, boolean goesOn) {
    require(!failed, "a decision failed and was taken back; its cause is in the log", "");
    var facts = new JobStore(store);
    for (var id : touched) {
      facts.job(id).ifPresent(job -> CounterInvariants.check(facts, job));
    }
    if (!goesOn && !touched.isEmpty()) {
      nobodyStandsStill(store, facts);
      touched.clear();
    }
  }

  /// After a failure that may pass, for a minute at most.
  private boolean waits(JobState job) {
    var until = job.backoff().until();
    var latest = stage.instant().plus(Duration.ofMinutes(1));
    require(until == null || !until.isAfter(latest), "waits too long", job);
    return until != null;
  }

  /// A job that waits for no person has something out, or its tiers are full.
  private void nobodyStandsStill(BufferedState store, JobStore facts) {
    var jobs = jobs(facts);
    for (var job : jobs) {
      if (job.ledger().open() > 0 || waits(job)) {
        continue;
      }
      if (job.isUnopened()) {
        require(isFull(jobs, FLAGSHIP), "its first question waits for nobody", job);
        continue;
      }
      switch (job.phase()) {
        case Phase.Planning _, Phase.Judging _, Phase.Summarising _ ->
            throw new AssertionError("nothing is out in " + job.phase() + ": " + job);
        case Phase.Settling _ ->
            require(isRun(store, job.id()), "waits for the last word of nobody", job);
        case Phase.Running _ ->
            require(
                Stage.TIERS.stream()
                    .anyMatch(tier -> job.releasable(tier) > 0 && isFull(jobs, tier)),
                "stands still",
                job);
        case Phase.AwaitingInfo _ -> require(!job.questions().isEmpty(), "waits for nothing", job);
        case Phase.AwaitingApproval _,
            Phase.AwaitingReview _,
            Phase.Paused _,
            Phase.Finished _ -> {}
      }
    }
  }

  /// Whether a worker is known to run an attempt of the job.
  private static boolean isRun(BufferedState store, String job) {
    try (var leases = store.keysUnder(LEASE, "")) {
      boolean found = false;
      while (!found && leases.hasNext()) {
        found = leases.next().contains("|" + job + "/");
      }
      return found;
    }
  }

  private boolean isFull(List<JobState> jobs, String tier) {
    int out = jobs.stream().mapToInt(job -> job.ledger().openOn(tier)).sum();
    return out >= stage.setup().tierWindow();
  }

  static List<JobState> jobs(JobStore facts) {
    var jobs = new ArrayList<JobState>();
    try (var scan = facts.jobs()) {
      scan.forEachRemaining(jobs::add);
    }
    return jobs;
  }

  /// Every open attempt of an open job is somewhere: ordered, queued, in hand, or on its way back.
  void nothingIsLost(BufferedState store, Set<String> somewhere) {
    for (var job : jobs(new JobStore(store))) {
      if (job.phase() instanceof Phase.Settling) {
        continue;
      }
      try (var subtasks = store.under(StateKey.SUBTASK, job.id() + "/")) {
        while (subtasks.hasNext()) {
          var subtask = subtasks.next();
          for (var attempt : subtask.attempts()) {
            var id = subtask.ref().attempt(job.id(), attempt.number());
            require(
                attempt.state() != Attempt.State.OPEN || somewhere.contains(id.toString()),
                "an attempt is nowhere",
                id);
          }
        }
      }
    }
  }

  /// No job outlives its deadline by more than what settling and a restart take.
  void nobodyIsLate(BufferedState store, long grace) {
    for (var job : jobs(new JobStore(store))) {
      var due = job.terms().times().deadline().toEpochMilli() - Stage.START.toEpochMilli();
      long last = Math.max(due, stage.isCalm() ? stage.setup().calmFrom() : Long.MAX_VALUE / 2);
      require(stage.now() <= last + grace, "is open long after its deadline", job);
    }
  }

  // ---- committed results

  void result(JobResult result) {
    if (result.refusal() != null) {
      require(result.status() == JobStatus.REJECTED, "refused, and not rejected", result);
      return;
    }
    var before = results.putIfAbsent(result.job(), result);
    require(
        before == null || before.equals(result),
        "a second result that differs from the first",
        result);
  }

  boolean hasResult(String job) {
    return results.containsKey(job);
  }

  JobResult resultOf(String job) {
    var result = results.get(job);
    if (result == null) {
      throw new AssertionError("no result: " + job);
    }
    return result;
  }

  // ---- at the end

  /// The result of a job that was accepted, against our own record and the provider's ledger.
  void settle(String job) {
    var result = resultOf(job);
    var at = finishedAt.get(job);
    require(at != null, "a result without an end", job);
    gaps(result);
    reviewed(result);
    var attempts = counted(job, at == null ? 0 : at);
    bill(result.bill(), attempts.values());
    require(result.counts().attempts() == attempts.size(), "not all attempts are counted", result);
    attempts.forEach(this::compare);
  }

  private static void bill(Bill bill, Collection<Counted> attempts) {
    var least = Sum.NOTHING;
    var early = new ArrayList<Sum>();
    for (var attempt : attempts) {
      least = least.plus(attempt.sum());
      attempt.early.forEach(_ -> early.add(new Sum(attempt.reserved.nanos(), true)));
    }
    var billed = new Sum(bill.total().nanos(), bill.estimated());
    require(
        least.reaches(billed, early), "the bill is not " + least + " with any of " + early, bill);
  }

  private record Sum(long nanos, boolean estimated) {
    static final Sum NOTHING = new Sum(0, false);

    Sum plus(Sum other) {
      return new Sum(nanos + other.nanos, estimated || other.estimated);
    }

    /// Whether some of these added to it make the other.
    boolean reaches(Sum other, List<Sum> some) {
      if (some.isEmpty()) {
        return equals(other);
      }
      var rest = some.subList(1, some.size());
      return reaches(other, rest) || plus(some.getFirst()).reaches(other, rest);
    }
  }

  /// Against what the provider has charged.
  private void compare(String id, Counted attempt) {
    var calls = endpoint.calls(id);
    for (var call : calls) {
      var reported = attempt.reports.get(call.worker());
      if (reported != null) {
        long charged =
            calls.stream()
                .filter(c -> c.worker().equals(call.worker()))
                .mapToLong(c -> c.cost().nanos())
                .sum();
        long billed = reported.spent().cost().nanos();
        boolean covers = reported.spent().estimated() ? billed >= charged : billed == charged;
        require(covers, "billed " + billed + " for a call charged with " + charged, id);
      } else if (attempt.isAtBound(call.worker())) {
        require(!call.cost().exceeds(bound(id)), "a call beyond its bound", id);
      }
    }
  }

  /// What a person has to review goes out only when a person, or the job itself, approves it.
  private void reviewed(JobResult result) {
    var review = reviews.getOrDefault(result.job(), Review.NEVER);
    var onAnswer =
        result.decisions().stream()
            .filter(d -> d.on() == Decision.On.ANSWER)
            .reduce((_, last) -> last);
    boolean isOut = result.answer() != null || !result.items().isEmpty();
    boolean approved = onAnswer.filter(Decision::approves).isPresent();
    boolean needed = review.ask().coversAnswer() || onAnswer.isPresent();
    require(!isOut || !needed || approved, "goes out unreviewed", result);
    for (var decision : result.decisions()) {
      boolean byDefault =
          decision.on() == Decision.On.QUESTION
              ? isDefaultOfQuestion(decision.decision(), review)
              : decision.approves() == (review.byDefault() == DefaultDecision.APPROVE);
      require(
          decision.decidedBy() == Decision.DecidedBy.PERSON || byDefault,
          "decided otherwise than the job says",
          result);
    }
  }

  /// Nobody answered a call that lacks information, or reviewed an answer.
  private static boolean isDefaultOfQuestion(Decision.Choice choice, Review review) {
    return switch (choice) {
      case ANSWER -> review.answer() != null;
      case GIVE_UP -> review.answer() == null;
      case REJECT -> true;
      case APPROVE, REVISE, CANCEL -> false;
    };
  }

  private static void gaps(JobResult result) {
    int missing = result.gaps().stream().mapToInt(gap -> gap.count()).sum();
    var counts = result.counts();
    if (result.status() == JobStatus.COMPLETED) {
      require(missing == 0, "complete, with gaps", result);
      require(counts.accepted() == counts.subtasks(), "complete, and something is missing", result);
    } else if (result.status() == JobStatus.PARTIAL) {
      require(missing >= counts.subtasks() - counts.accepted(), "less gaps than missing", result);
    }
  }

  /// What a job's attempts have cost, by our own record up to a place in it.
  private Map<String, Counted> counted(String job, int until) {
    var attempts = new LinkedHashMap<String, Counted>();
    var early = new HashMap<String, Early>();
    for (var entry : journal.subList(0, until)) {
      switch (entry) {
        case Entry.Ordered(Subtask order) -> {
          if (order.job().equals(job)) {
            var name = order.attempt().toString();
            attempts.put(name, new Counted(order, early.getOrDefault(name, new Early())));
          }
        }
        case Entry.Said(SubtaskResult word) -> {
          for (var each : word.attempts()) {
            count(each.toString(), word, attempts, early);
          }
        }
      }
    }
    return attempts;
  }

  private static void count(
      String name, SubtaskResult word, Map<String, Counted> attempts, Map<String, Early> early) {
    var attempt = attempts.get(name);
    if (attempt != null) {
      attempt.take(word);
    } else {
      early.computeIfAbsent(name, _ -> new Early()).take(word);
    }
  }

  /// What is known of an attempt that an aborted transaction sent, before it is decided again.
  private static final class Early {
    private final Set<String> begun = new LinkedHashSet<>();
    private final List<SubtaskResult.Ended> reports = new ArrayList<>();

    private void take(SubtaskResult word) {
      switch (word) {
        case SubtaskResult.Started started -> begun.add(started.worker());
        case SubtaskResult.Ended ended -> {
          begun.remove(ended.worker());
          reports.add(ended);
        }
      }
    }
  }

  /// An attempt and the workers that are known to have run it: more than one when it ran twice.
  private static final class Counted {
    private final Money reserved;
    private final Map<String, SubtaskResult.Ended> reports = new LinkedHashMap<>();

    /// That began and have not reported: each is on the bill at its bound.
    private final Set<String> begun = new LinkedHashSet<>();

    /// That had begun by an order of an aborted transaction, before it was decided again: on the
    /// bill only if they were lost after that.
    private final Set<String> early;

    private Counted(Subtask order, Early before) {
      reserved = Objects.requireNonNull(order.bounds().maxCost());
      early = new LinkedHashSet<>(before.begun);
      before.reports.forEach(this::take);
    }

    private void take(SubtaskResult word) {
      switch (word) {
        case SubtaskResult.Started started -> {
          if (!reports.containsKey(started.worker()) && !early.contains(started.worker())) {
            begun.add(started.worker());
          }
        }
        case SubtaskResult.Ended ended -> {
          reports.putIfAbsent(ended.worker(), ended);
          begun.remove(ended.worker());
          early.remove(ended.worker());
        }
      }
    }

    private boolean isRunTwice() {
      return reports.size() + begun.size() + early.size() > 1;
    }

    /// Nobody has reported it, or somebody else.
    private boolean isAtBound(String worker) {
      return begun.contains(worker) || reports.isEmpty();
    }

    /// One bound stands for an attempt of which nothing was heard.
    private Sum sum() {
      int bounds = reports.isEmpty() ? Math.max(1, begun.size()) : begun.size();
      var sum = new Sum(bounds * reserved.nanos(), bounds > 0);
      for (var report : reports.values()) {
        sum = sum.plus(new Sum(report.spent().cost().nanos(), report.spent().estimated()));
      }
      return sum;
    }
  }

  static void require(boolean holds, String what, Object where) {
    if (!holds) {
      throw new AssertionError(what + ": " + where);
    }
  }
}
