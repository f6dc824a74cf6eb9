package io.tierworks.planner.job.store;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.planner.job.ClosedJob;
import io.tierworks.planner.job.ExpiryEntry;
import io.tierworks.planner.job.ItemPage;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.PendingCleanup;
import io.tierworks.planner.job.PlanRefusal;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;

/// One map of the store: its name, the record that it holds, and where the host keeps it.
public record StateKey<T>(String name, Class<T> type, Home home) {
  /// Maps of one home are changed and read together.
  public enum Home {
    /// What most results change.
    WORK,
    /// What is written once and read often.
    MATERIAL,
    /// What is kept of finished jobs.
    ARCHIVE
  }

  public static final StateKey<JobState> JOB = work("job", JobState.class);
  public static final StateKey<SubtaskState> SUBTASK = work("subtask", SubtaskState.class);

  /// Subtasks that can be released, of steps that follow another one.
  public static final StateKey<SubtaskRef> READY = work("ready", SubtaskRef.class);

  /// Subtasks whose next attempt waits for budget or time.
  public static final StateKey<SubtaskRef> HELD = work("held", SubtaskRef.class);

  public static final StateKey<PendingCleanup> CLEANUP = work("cleanup", PendingCleanup.class);
  public static final StateKey<JobBrief> BRIEF = material("brief", JobBrief.class);
  public static final StateKey<ItemPage> ITEM = material("item", ItemPage.class);
  public static final StateKey<Plan> PLAN = material("plan", Plan.class);
  public static final StateKey<Ruling> RULING = material("ruling", Ruling.class);
  public static final StateKey<PlanRefusal> REFUSAL = material("refusal", PlanRefusal.class);
  public static final StateKey<ClosedJob> CLOSED = archive("closed", ClosedJob.class);
  public static final StateKey<ExpiryEntry> EXPIRY = archive("expiry", ExpiryEntry.class);
  public static final StateKey<JobResult> RESULT = archive("result", JobResult.class);
  public static final StateKey<AnswerPage> ANSWERS = archive("answers", AnswerPage.class);

  public static <T> StateKey<T> work(String name, Class<T> type) {
    return new StateKey<>(name, type, Home.WORK);
  }

  private static <T> StateKey<T> material(String name, Class<T> type) {
    return new StateKey<>(name, type, Home.MATERIAL);
  }

  private static <T> StateKey<T> archive(String name, Class<T> type) {
    return new StateKey<>(name, type, Home.ARCHIVE);
  }
}
