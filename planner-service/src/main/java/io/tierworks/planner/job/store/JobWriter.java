package io.tierworks.planner.job.store;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.planner.job.ClosedJob;
import io.tierworks.planner.job.Comment;
import io.tierworks.planner.job.Decisions;
import io.tierworks.planner.job.ExpiryEntry;
import io.tierworks.planner.job.ItemPage;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.PendingCleanup;
import io.tierworks.planner.job.PendingRepeat;
import io.tierworks.planner.job.PlanRefusal;
import io.tierworks.planner.job.Revision;
import io.tierworks.planner.job.RulingRefusal;
import io.tierworks.planner.job.StepMaterials;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.Summaries;
import io.tierworks.planner.job.SummaryLevel;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.routing.AuditTally;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Verdict;
import io.tierworks.planner.routing.VerdictLog;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// Changes what the store holds of one job. Only events use it.
public final class JobWriter {
  /// A job with more subtasks or items than this is deleted in several steps.
  private static final int FEW = 256;

  /// Maps that may hold many values of one job.
  private static final List<StateKey<?>> MANY =
      List.of(StateKey.READY, StateKey.HELD, StateKey.CHECK, StateKey.SUBTASK, StateKey.ITEM);

  private final KeyValueState state;
  private final String job;

  JobWriter(KeyValueState state, String job) {
    this.state = state;
    this.job = job;
  }

  public void put(JobState next) {
    state.put(StateKey.JOB, job, next);
  }

  public void put(JobBrief brief, List<Item> items) {
    state.put(StateKey.BRIEF, job, brief);
    int perPage = brief.itemsPerPage();
    for (int from = 0; from < items.size(); from += perPage) {
      var page = new ItemPage(items.subList(from, Math.min(from + perPage, items.size())));
      state.put(StateKey.ITEM, Keys.page(job, from / perPage), page);
    }
  }

  public void put(Plan plan) {
    state.put(StateKey.PLAN, job, plan);
  }

  public void put(PlanRefusal refusal) {
    state.put(StateKey.REFUSAL, job, refusal);
  }

  public void put(Ruling ruling) {
    state.put(StateKey.RULING, job, ruling);
  }

  public void put(RulingRefusal refusal) {
    state.put(StateKey.RULING_REFUSAL, job, refusal);
  }

  public void put(Comment comment) {
    state.put(StateKey.COMMENT, job, comment);
  }

  /// A plan that a person sent back.
  public void replacePlan(PlanRefusal refusal) {
    state.delete(StateKey.PLAN, job);
    put(refusal);
  }

  public void add(Decision decision) {
    var before = state.get(StateKey.DECISIONS, job).orElse(Decisions.NONE);
    state.put(StateKey.DECISIONS, job, before.and(decision));
  }

  /// Counts a verdict, for all jobs to come.
  public void count(KindTier of, Verdict verdict, Instant at) {
    change(of, log -> log.plus(verdict, at));
  }

  /// Counts an audit of an answer that had passed these links, for all jobs to come.
  public void count(KindTier of, List<String> links, AuditTally audit) {
    change(of, log -> log.plus(links, audit));
  }

  private void change(KindTier of, UnaryOperator<VerdictLog> change) {
    var key = Keys.kindTier(of);
    var log = state.get(StateKey.VERDICTS, key).orElseGet(() -> VerdictLog.empty(of));
    state.put(StateKey.VERDICTS, key, change.apply(log));
  }

  public void put(String step, StepMaterials summary) {
    state.put(StateKey.SUMMARY, Keys.step(job, step), summary);
  }

  /// Results of a step change after all.
  public void forgetSummary(String step) {
    var key = Keys.step(job, step);
    if (state.get(StateKey.SUMMARY, key).isPresent()) {
      state.delete(StateKey.SUMMARY, key);
    }
  }

  /// Summaries for the judge are asked for, or not.
  public void add(SummaryLevel level) {
    var before = state.get(StateKey.SUMMARIES, job).orElse(Summaries.NONE);
    state.put(StateKey.SUMMARIES, job, before.and(level));
  }

  public void put(AnswerPage page) {
    state.put(StateKey.ANSWERS, Keys.page(job, page.page()), page);
  }

  public void put(PendingRepeat pending) {
    state.put(StateKey.REPEAT, job, pending);
  }

  public void endRepeat() {
    state.delete(StateKey.REPEAT, job);
  }

  public void change(SubtaskRef ref, UnaryOperator<SubtaskState> change) {
    var key = Keys.subtask(job, ref);
    var before = state.get(StateKey.SUBTASK, key).orElseGet(() -> SubtaskState.fresh(ref));
    state.put(StateKey.SUBTASK, key, change.apply(before));
  }

  /// What depends on the named subtasks of a revision waits for them.
  public void takeBack(Revision revision) {
    revision.followers().forEach(ref -> change(ref, SubtaskState::waiting));
    revision.steps().forEach(this::forgetSummary);
    for (var step : revision.takenBack()) {
      unmarkReady(step);
      subtasks(step).forEach(ref -> change(ref, SubtaskState::waiting));
    }
  }

  /// Changes a subtask only if it has an accepted answer.
  public void reopen(SubtaskRef ref, UnaryOperator<SubtaskState> change) {
    state
        .get(StateKey.SUBTASK, Keys.subtask(job, ref))
        .filter(SubtaskState::isAccepted)
        .ifPresent(_ -> change(ref, change));
  }

  public void markReady(SubtaskRef ref) {
    state.put(StateKey.READY, Keys.subtask(job, ref), ref);
  }

  public void unmarkReady(SubtaskRef ref) {
    state.delete(StateKey.READY, Keys.subtask(job, ref));
  }

  /// For all subtasks of a step.
  public void unmarkReady(String step) {
    deleteAll(StateKey.READY, Keys.step(job, step));
  }

  public void markHeld(SubtaskRef ref) {
    state.put(StateKey.HELD, Keys.subtask(job, ref), ref);
  }

  public void unmarkHeld(SubtaskRef ref) {
    state.delete(StateKey.HELD, Keys.subtask(job, ref));
  }

  public void markCheck(SubtaskRef ref) {
    state.put(StateKey.CHECK, Keys.subtask(job, ref), ref);
  }

  public void unmarkCheck(SubtaskRef ref) {
    state.delete(StateKey.CHECK, Keys.subtask(job, ref));
  }

  /// Subtasks of a step that have a state.
  private List<SubtaskRef> subtasks(String step) {
    try (var scan = state.under(StateKey.SUBTASK, Keys.step(job, step))) {
      return scan.next(Integer.MAX_VALUE).stream().map(SubtaskState::ref).toList();
    }
  }

  /// Keeps the digest, the result and its pages, for messages that repeat the job. Deletes
  /// everything else; of a large job some is left to [#cleanUp].
  public void close(JobResult result) {
    var ended = state.get(StateKey.JOB, job).orElseThrow();
    var terms = ended.terms();
    var at = result.finishedAt();
    state.put(
        StateKey.CLOSED,
        job,
        new ClosedJob(
            terms.submission().digest(), result.status(), terms.submission().receivedAt(), at));
    state.put(StateKey.EXPIRY, Keys.expiry(job, at), new ExpiryEntry(job, at));
    state.put(StateKey.RESULT, job, result);
    deleteOpen();
    ended.steps().forEach(step -> forgetSummary(step.id()));
    if (ended.totalSubtasks() <= FEW && terms.items() <= FEW) {
      MANY.forEach(map -> deleteAll(map, Keys.all(job)));
    } else {
      state.put(StateKey.CLEANUP, job, new PendingCleanup(job));
    }
  }

  private void deleteOpen() {
    state.delete(StateKey.JOB, job);
    state.delete(StateKey.BRIEF, job);
    state.delete(StateKey.PLAN, job);
    state.delete(StateKey.RULING, job);
    state.delete(StateKey.DECISIONS, job);
    state.delete(StateKey.COMMENT, job);
    state.delete(StateKey.REFUSAL, job);
    state.delete(StateKey.RULING_REFUSAL, job);
    if (state.get(StateKey.SUMMARIES, job).isPresent()) {
      state.delete(StateKey.SUMMARIES, job);
    }
  }

  /// Deletes up to `most` values of a finished job.
  public void cleanUp(int most) {
    int left = most;
    for (var map : MANY) {
      left -= delete(map, Keys.all(job), left);
    }
    if (left > 0) {
      state.delete(StateKey.CLEANUP, job);
    }
  }

  /// Frees the id of a finished job.
  public void forget(Instant endedAt) {
    state.delete(StateKey.CLOSED, job);
    state.delete(StateKey.RESULT, job);
    deleteAll(StateKey.ANSWERS, Keys.all(job));
    state.delete(StateKey.EXPIRY, Keys.expiry(job, endedAt));
    endRepeat();
  }

  private void deleteAll(StateKey<?> map, String prefix) {
    delete(map, prefix, Integer.MAX_VALUE);
  }

  /// @return how many values were deleted
  private int delete(StateKey<?> map, String prefix, int most) {
    List<String> keys;
    try (var scan = state.keysUnder(map, prefix)) {
      keys = scan.next(most);
    }
    keys.forEach(key -> state.delete(map, key));
    return keys.size();
  }
}
