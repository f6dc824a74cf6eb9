package io.tierworks.planner.job.store;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.ClosedJob;
import io.tierworks.planner.job.ExpiryEntry;
import io.tierworks.planner.job.ItemPage;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.PendingCleanup;
import io.tierworks.planner.job.PlanRefusal;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskState.Accepted;
import io.tierworks.planner.job.SubtaskState.GivenUp;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.event.Evolution;
import io.tierworks.planner.job.store.KeyValueState.Scan;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Everything that is known about jobs, each fact under a small key. [#apply] is the only writer.
public final class JobStore {
  public static final StateKey<JobState> JOB = new StateKey<>("job", JobState.class);
  public static final StateKey<JobBrief> BRIEF = new StateKey<>("brief", JobBrief.class);
  public static final StateKey<ItemPage> ITEM = new StateKey<>("item", ItemPage.class);
  public static final StateKey<Plan> PLAN = new StateKey<>("plan", Plan.class);
  public static final StateKey<SubtaskState> SUBTASK =
      new StateKey<>("subtask", SubtaskState.class);
  public static final StateKey<SubtaskRef> READY = new StateKey<>("ready", SubtaskRef.class);
  public static final StateKey<SubtaskRef> HELD = new StateKey<>("held", SubtaskRef.class);
  public static final StateKey<Ruling> RULING = new StateKey<>("ruling", Ruling.class);
  public static final StateKey<PlanRefusal> REFUSAL = new StateKey<>("refusal", PlanRefusal.class);
  public static final StateKey<ClosedJob> CLOSED = new StateKey<>("closed", ClosedJob.class);
  public static final StateKey<ExpiryEntry> RETIRED = new StateKey<>("retired", ExpiryEntry.class);
  public static final StateKey<JobResult> RESULT = new StateKey<>("result", JobResult.class);
  public static final StateKey<AnswerPage> ANSWERS = new StateKey<>("answers", AnswerPage.class);
  public static final StateKey<PendingCleanup> LEFTOVER =
      new StateKey<>("leftover", PendingCleanup.class);

  /// A job with no more subtasks than this is deleted at once.
  private static final int FEW = 256;

  private final KeyValueState store;
  private final Runs runs;

  public JobStore(KeyValueState store) {
    this(store, Runs.NONE);
  }

  /// @param runs what the host knows of workers
  public JobStore(KeyValueState store, Runs runs) {
    this.store = store;
    this.runs = runs;
  }

  /// A job that is not finished.
  public Optional<JobState> job(String id) {
    return store.get(JOB, id);
  }

  /// All jobs that are not finished.
  public Scan<JobState> jobs() {
    return store.under(JOB, "");
  }

  public JobBrief brief(String job) {
    return store.get(BRIEF, job).orElseThrow();
  }

  public Optional<Item> item(String job, int index) {
    int perPage = brief(job).itemsPerPage();
    return store
        .get(ITEM, pageKey(job, index / perPage))
        .map(page -> page.items().get(index % perPage));
  }

  public Optional<Plan> plan(String job) {
    return store.get(PLAN, job);
  }

  public Optional<SubtaskState> subtask(String job, SubtaskRef ref) {
    return store.get(SUBTASK, subtaskKey(job, ref));
  }

  /// Attempts of a job that are out.
  public List<Out> out(String job) {
    var out = new ArrayList<Out>();
    try (var scan = subtasks(job)) {
      scan.forEachRemaining(subtask ->
          subtask.attempts().stream()
              .filter(attempt -> attempt.state() == Attempt.State.OPEN)
              .map(attempt -> Out.of(job, subtask.ref(), attempt))
              .forEach(out::add));
    }
    return out;
  }

  /// An attempt that is out.
  public record Out(String subtask, String attempt, String tier) {
    private static Out of(String job, SubtaskRef ref, Attempt attempt) {
      return new Out(ref.id(), ref.attempt(job, attempt.number()), attempt.tier());
    }
  }

  /// What workers have begun of a job and not ended.
  public List<Runs.Run> runs(String job) {
    return runs.of(job);
  }

  /// The first queued subtasks of a step that wait for release.
  public List<SubtaskRef> ready(String job, String step, int most) {
    var first = new ArrayList<SubtaskRef>();
    try (var scan = store.under(READY, job + "/" + step + "/")) {
      while (first.size() < most && scan.hasNext()) {
        first.add(scan.next());
      }
    }
    return first;
  }

  /// The first subtasks whose next attempt waits for money.
  public List<SubtaskRef> held(String job, int most) {
    var first = new ArrayList<SubtaskRef>();
    try (var scan = store.under(HELD, job + "/")) {
      while (first.size() < most && scan.hasNext()) {
        first.add(scan.next());
      }
    }
    return first;
  }

  public boolean isReady(String job, SubtaskRef ref) {
    return store.get(READY, readyKey(job, ref)).isPresent();
  }

  /// The plan that was sent back, until the next one is there.
  public Optional<PlanRefusal> refusal(String job) {
    return store.get(REFUSAL, job);
  }

  public Optional<Ruling> ruling(String job) {
    return store.get(RULING, job);
  }

  /// A finished job of which something is left to delete.
  public Optional<PendingCleanup> leftover() {
    try (var scan = store.under(LEFTOVER, "")) {
      return scan.hasNext() ? Optional.of(scan.next()) : Optional.empty();
    }
  }

  /// The item answers of a finished job that do not fit its result.
  public List<AnswerPage> answers(String job) {
    var pages = new ArrayList<AnswerPage>();
    try (var scan = store.under(ANSWERS, job + "/")) {
      scan.forEachRemaining(pages::add);
    }
    return pages;
  }

  /// @param page from 1
  public Optional<AnswerPage> answers(String job, int page) {
    return store.get(ANSWERS, pageKey(job, page));
  }

  public Optional<JobResult> result(String job) {
    return store.get(RESULT, job);
  }

  public Optional<ClosedJob> closed(String job) {
    return store.get(CLOSED, job);
  }

  /// Jobs that ended at this time or before, the oldest first.
  public List<ExpiryEntry> retired(Instant until, int most) {
    var old = new ArrayList<ExpiryEntry>();
    try (var scan = store.under(RETIRED, "")) {
      while (old.size() < most && scan.hasNext()) {
        var next = scan.next();
        if (next.at().isAfter(until)) {
          break;
        }
        old.add(next);
      }
    }
    return old;
  }

  /// Changes the facts as the event says.
  ///
  /// @return the header after it; empty when the event has none
  public Optional<JobState> apply(Event event) {
    var after =
        Evolution.next(
            event, event instanceof Event.Headless ? Optional.empty() : job(event.job()));
    after.ifPresent(state -> store.put(JOB, event.job(), state));
    change(event);
    return after;
  }

  private void change(Event event) {
    switch (event) {
      case Event.Accepted e -> accept(e);
      case Event.Planned e -> store.put(PLAN, e.job(), e.plan());
      case Event.Issued e -> issue(e);
      case Event.Reported e ->
          change(e.job(), e.ref(), s -> s.with(e.attempt().reportedBy(e.worker(), e.spent())));
      case Event.Lost e -> change(e.job(), e.ref(), s -> s.with(e.attempt().lostBy(e.worker())));
      case Event.RunLost e ->
          change(e.job(), e.ref(), s -> s.with(e.attempt().alsoLostBy(e.worker())));
      case Event.Ready e -> store.put(READY, readyKey(e.job(), e.ref()), e.ref());
      case Event.SubtaskAccepted e ->
          change(
              e.job(),
              e.ref(),
              s -> s.with(new Accepted(e.attempt(), e.tier(), e.output(), e.usage())));
      case Event.Kept e -> keep(e);
      case Event.Held e -> {
        change(e.job(), e.ref(), s -> s.held(e.due()));
        store.put(HELD, subtaskKey(e.job(), e.ref()), e.ref());
      }
      case Event.Freed e -> {
        change(e.job(), e.ref(), SubtaskState::freed);
        store.delete(HELD, subtaskKey(e.job(), e.ref()));
      }
      case Event.SubtaskReturned e -> change(e.job(), e.ref(), s -> s.returned(e.due()));
      case Event.SubtaskRedriven e -> redrive(e);
      case Event.SubtaskGivenUp e ->
          change(e.job(), e.ref(), s -> s.with(new GivenUp(e.reason(), e.detail())));
      case Event.Skipped e -> clear(READY, e.job() + "/" + e.gap().step());
      case Event.PlanRefused e ->
          store.put(REFUSAL, e.job(), new PlanRefusal(e.plan(), e.findings()));
      case Event.Judged e -> store.put(RULING, e.job(), e.ruling());
      case Event.Revising e -> revise(e);
      case Event.Finished e -> finish(e);
      case Event.Forgotten e -> forget(e);
      case Event.Tidied e -> tidy(e);
      case Event.Refused _,
          Event.Repeated _,
          Event.ApprovalAsked _,
          Event.Approved _,
          Event.DeadLettered _,
          Event.RedriveRefused _,
          Event.JudgingBegan _,
          Event.Unrevised _,
          Event.ReviewAsked _,
          Event.Reviewed _,
          Event.CalledOff _,
          Event.LimitRaised _,
          Event.Paused _,
          Event.Resumed _,
          Event.Settling _,
          Event.WrittenOff _ -> {}
    }
  }

  private void accept(Event.Accepted event) {
    store.put(BRIEF, event.job(), event.brief());
    int perPage = event.brief().itemsPerPage();
    for (int from = 0; from < event.items().size(); from += perPage) {
      int to = Math.min(from + perPage, event.items().size());
      var page = new ItemPage(event.items().subList(from, to));
      store.put(ITEM, pageKey(event.job(), from / perPage), page);
    }
  }

  private void issue(Event.Issued event) {
    change(event.job(), event.ref(), s -> s.issued(event.attempt()));
    if (event.first()) {
      store.delete(READY, readyKey(event.job(), event.ref()));
    }
  }

  private void keep(Event.Kept event) {
    change(event.job(), event.ref(), s -> s.with(event.earlier()));
    store.delete(READY, readyKey(event.job(), event.ref()));
  }

  private void redrive(Event.SubtaskRedriven event) {
    change(event.job(), event.ref(), SubtaskState::redriven);
    event.followers().forEach(ref -> change(event.job(), ref, SubtaskState::waiting));
  }

  private void revise(Event.Revising event) {
    event
        .revision()
        .named()
        .keySet()
        .forEach(ref -> change(event.job(), ref, SubtaskState::reopened));
    var refs = new ArrayList<>(event.revision().followers());
    for (var step : event.revision().takenBack()) {
      clear(READY, event.job() + "/" + step);
      try (var scan = store.under(SUBTASK, event.job() + "/" + step + "/")) {
        scan.forEachRemaining(subtask -> refs.add(subtask.ref()));
      }
    }
    refs.forEach(ref -> change(event.job(), ref, SubtaskState::waiting));
  }

  /// The digest and the result stay, for repeated messages; everything else goes, of a large job
  /// bit by bit ([#tidy]).
  private void finish(Event.Finished event) {
    var job = event.job();
    var state = job(job).orElseThrow();
    var terms = state.terms();
    var finishedAt = event.result().finishedAt();
    store.put(
        CLOSED,
        job,
        new ClosedJob(terms.digest(), event.result().status(), terms.receivedAt(), finishedAt));
    store.put(RETIRED, retiredKey(job, finishedAt), new ExpiryEntry(job, finishedAt));
    store.put(RESULT, job, event.result());
    event.answers().forEach(page -> store.put(ANSWERS, pageKey(job, page.page()), page));
    store.delete(JOB, job);
    store.delete(BRIEF, job);
    store.delete(PLAN, job);
    store.delete(RULING, job);
    store.delete(REFUSAL, job);
    clear(READY, job);
    clear(HELD, job);
    if (state.totalSubtasks() <= FEW && terms.items() <= FEW) {
      clear(SUBTASK, job);
      clear(ITEM, job);
    } else {
      store.put(LEFTOVER, job, new PendingCleanup(job));
    }
  }

  private void tidy(Event.Tidied event) {
    int left = event.most() - clear(SUBTASK, event.job(), event.most());
    left -= clear(ITEM, event.job(), left);
    if (left > 0) {
      store.delete(LEFTOVER, event.job());
    }
  }

  private void forget(Event.Forgotten event) {
    store.delete(CLOSED, event.job());
    store.delete(RESULT, event.job());
    clear(ANSWERS, event.job());
    store.delete(RETIRED, retiredKey(event.job(), event.finishedAt()));
  }

  private void clear(StateKey<?> kind, String owner) {
    clear(kind, owner, Integer.MAX_VALUE);
  }

  /// @return how many facts were deleted
  private int clear(StateKey<?> kind, String owner, int most) {
    var keys = new ArrayList<String>();
    try (var scan = store.keysUnder(kind, owner + "/")) {
      while (keys.size() < most && scan.hasNext()) {
        keys.add(scan.next());
      }
    }
    keys.forEach(key -> store.delete(kind, key));
    return keys.size();
  }

  private void change(String job, SubtaskRef ref, UnaryOperator<SubtaskState> change) {
    var before = subtask(job, ref).orElseGet(() -> SubtaskState.fresh(ref));
    store.put(SUBTASK, subtaskKey(job, ref), change.apply(before));
  }

  private static String retiredKey(String job, Instant at) {
    return "%015d/%s".formatted(at.toEpochMilli(), job);
  }

  private static String pageKey(String job, int page) {
    return job + "/" + padded(page);
  }

  private static String subtaskKey(String job, SubtaskRef ref) {
    return job + "/" + ref.step() + "/" + padded(ref.index());
  }

  private static String readyKey(String job, SubtaskRef ref) {
    return subtaskKey(job, ref);
  }

  private static String padded(int index) {
    var digits = Integer.toString(index);
    return "0".repeat(7 - digits.length()) + digits;
  }

  /// All subtasks of a job that were ever touched, by step and position.
  public Scan<SubtaskState> subtasks(String job) {
    return store.under(SUBTASK, job + "/");
  }

  /// Those of one step.
  public Scan<SubtaskState> subtasks(String job, String step) {
    return store.under(SUBTASK, job + "/" + step + "/");
  }
}
