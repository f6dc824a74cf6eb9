package io.tierworks.planner.job.store;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.ClosedJob;
import io.tierworks.planner.job.Comment;
import io.tierworks.planner.job.Decisions;
import io.tierworks.planner.job.ExpiryEntry;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.PendingCleanup;
import io.tierworks.planner.job.PendingRepeat;
import io.tierworks.planner.job.PlanRefusal;
import io.tierworks.planner.job.RulingRefusal;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.StepMaterials;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.Summaries;
import io.tierworks.planner.job.store.KeyValueState.Scan;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.ledger.AccountKey;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.VerdictLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads what the coordinator knows of jobs. Only [JobWriter] changes it.
public final class JobStore {
  private final KeyValueState state;
  private final Runs runs;
  private final Map<String, Map<SubtaskRef, Money>> worstCases = new HashMap<>();
  private final Map<String, Object> readings = new HashMap<>();

  public JobStore(KeyValueState state) {
    this(state, Runs.NONE);
  }

  /// @param runs what the host knows of workers
  public JobStore(KeyValueState state, Runs runs) {
    this.state = state;
    this.runs = runs;
  }

  public JobWriter writer(String job) {
    worstCases.remove(job);
    return new JobWriter(state, job);
  }

  /// Worst cases of calls that a job can make in its present state. They are computed from what the
  /// store holds of the job, and forgotten when that changes.
  public Map<SubtaskRef, Money> worstCases(String job) {
    return worstCases.computeIfAbsent(job, _ -> new HashMap<>());
  }

  /// What was read of a large job so far, over several commands. It is in memory only: after a
  /// restart or a failed command the reading begins anew. A job has one reading at a time.
  public <R> R reading(String job, Class<R> type, Supplier<R> beginning) {
    var known = readings.get(job);
    if (type.isInstance(known)) {
      return type.cast(known);
    }
    var begun = beginning.get();
    readings.put(job, begun);
    return begun;
  }

  public void endReading(String job) {
    readings.remove(job);
  }

  /// The changes of a command were discarded.
  public void discarded() {
    worstCases.clear();
    readings.clear();
  }

  /// A job that is not finished.
  public Optional<JobState> job(String id) {
    return state.get(StateKey.JOB, id);
  }

  /// All jobs that are not finished.
  public Scan<JobState> jobs() {
    return state.under(StateKey.JOB, "");
  }

  /// Their ids.
  public Scan<String> jobIds() {
    return state.keysUnder(StateKey.JOB, "");
  }

  public JobBrief brief(String job) {
    return state.get(StateKey.BRIEF, job).orElseThrow();
  }

  public Optional<Item> item(String job, int index) {
    int perPage = brief(job).itemsPerPage();
    return state
        .get(StateKey.ITEM, Keys.page(job, index / perPage))
        .map(page -> page.items().get(index % perPage));
  }

  public Optional<Plan> plan(String job) {
    return state.get(StateKey.PLAN, job);
  }

  /// The plan that was sent back, if there was one.
  public Optional<PlanRefusal> refusal(String job) {
    return state.get(StateKey.REFUSAL, job);
  }

  /// The judge's latest ruling.
  public Optional<Ruling> ruling(String job) {
    return state.get(StateKey.RULING, job);
  }

  /// What a person wants changed in the answer, if it was sent back.
  public Optional<Comment> comment(String job) {
    return state.get(StateKey.COMMENT, job);
  }

  /// The ruling that was sent back last, if one was.
  public Optional<RulingRefusal> rulingRefusal(String job) {
    return state.get(StateKey.RULING_REFUSAL, job);
  }

  public Decisions decisions(String job) {
    return state.get(StateKey.DECISIONS, job).orElse(Decisions.NONE);
  }

  /// What calls are told about a step as a whole, if it is large and was read.
  public Optional<StepMaterials> summary(String job, String step) {
    return state.get(StateKey.SUMMARY, Keys.step(job, step));
  }

  public Optional<SubtaskState> subtask(String job, SubtaskRef ref) {
    return state.get(StateKey.SUBTASK, Keys.subtask(job, ref));
  }

  /// All subtasks of a job that have a state, by step and position.
  public Scan<SubtaskState> subtasks(String job) {
    return state.under(StateKey.SUBTASK, Keys.all(job));
  }

  /// Those of one step.
  public Scan<SubtaskState> subtasks(String job, String step) {
    return state.under(StateKey.SUBTASK, Keys.step(job, step));
  }

  /// The first subtasks of a queued step that can be released.
  public List<SubtaskRef> ready(String job, String step, int most) {
    try (var scan = state.under(StateKey.READY, Keys.step(job, step))) {
      return scan.next(most);
    }
  }

  public boolean isReady(String job, SubtaskRef ref) {
    return state.get(StateKey.READY, Keys.subtask(job, ref)).isPresent();
  }

  /// The first checks on an account that can be released.
  public List<SubtaskRef> readyChecks(String job, AccountKey account, int most) {
    try (var scan = state.under(StateKey.READY, Keys.all(job) + CheckRef.prefix(account))) {
      return scan.next(most);
    }
  }

  /// The checks of a job that have not ended, or ended while an attempt was open.
  public List<SubtaskRef> checks(String job) {
    try (var scan = state.under(StateKey.CHECK, Keys.all(job))) {
      return scan.next(Integer.MAX_VALUE);
    }
  }

  /// The first subtasks whose next attempt waits for budget or time.
  public List<SubtaskRef> held(String job, int most) {
    try (var scan = state.under(StateKey.HELD, Keys.all(job))) {
      return scan.next(most);
    }
  }

  /// The runs of a job that workers have begun and not ended.
  public List<Runs.Run> runs(String job) {
    return runs.of(job);
  }

  /// What models were asked to summarise for the judge.
  public Summaries summaries(String job) {
    return state.get(StateKey.SUMMARIES, job).orElse(Summaries.NONE);
  }

  /// A finished job that is still remembered.
  public Optional<ClosedJob> closed(String job) {
    return state.get(StateKey.CLOSED, job);
  }

  public Optional<JobResult> result(String job) {
    return state.get(StateKey.RESULT, job);
  }

  /// Item answers that do not fit into the result of a job.
  ///
  /// @param page from 1
  public Optional<AnswerPage> answers(String job, int page) {
    return state.get(StateKey.ANSWERS, Keys.page(job, page));
  }

  /// Jobs that ended at this time or before, the oldest first.
  public List<ExpiryEntry> expired(Instant until, int most) {
    var expired = new ArrayList<ExpiryEntry>();
    try (var scan = state.under(StateKey.EXPIRY, "")) {
      while (expired.size() < most && scan.hasNext()) {
        var next = scan.next();
        if (next.at().isAfter(until)) {
          break;
        }
        expired.add(next);
      }
    }
    return expired;
  }

  /// A finished job whose result is being sent again.
  public Optional<PendingRepeat> repeat(String job) {
    return state.get(StateKey.REPEAT, job);
  }

  public Optional<VerdictLog> verdicts(KindTier of) {
    return state.get(StateKey.VERDICTS, Keys.kindTier(of));
  }

  public Scan<VerdictLog> verdicts() {
    return state.under(StateKey.VERDICTS, "");
  }

  public Scan<PendingRepeat> repeats() {
    return state.under(StateKey.REPEAT, "");
  }

  /// A finished job of which something is left to delete.
  public Optional<PendingCleanup> pendingCleanup() {
    try (var scan = state.under(StateKey.CLEANUP, "")) {
      return scan.next(1).stream().findFirst();
    }
  }
}
