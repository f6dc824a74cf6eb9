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

/// One map of the store: its name and the record that it holds.
public record StateKey<T>(String name, Class<T> type) {
  public static final StateKey<JobState> JOB = new StateKey<>("job", JobState.class);
  public static final StateKey<JobBrief> BRIEF = new StateKey<>("brief", JobBrief.class);
  public static final StateKey<ItemPage> ITEM = new StateKey<>("item", ItemPage.class);
  public static final StateKey<Plan> PLAN = new StateKey<>("plan", Plan.class);
  public static final StateKey<SubtaskState> SUBTASK =
      new StateKey<>("subtask", SubtaskState.class);

  /// Subtasks that can be released, of steps that follow another one.
  public static final StateKey<SubtaskRef> READY = new StateKey<>("ready", SubtaskRef.class);

  /// Subtasks whose next attempt waits for budget or time.
  public static final StateKey<SubtaskRef> HELD = new StateKey<>("held", SubtaskRef.class);

  public static final StateKey<Ruling> RULING = new StateKey<>("ruling", Ruling.class);
  public static final StateKey<PlanRefusal> REFUSAL = new StateKey<>("refusal", PlanRefusal.class);
  public static final StateKey<ClosedJob> CLOSED = new StateKey<>("closed", ClosedJob.class);
  public static final StateKey<ExpiryEntry> EXPIRY = new StateKey<>("expiry", ExpiryEntry.class);
  public static final StateKey<JobResult> RESULT = new StateKey<>("result", JobResult.class);
  public static final StateKey<AnswerPage> ANSWERS = new StateKey<>("answers", AnswerPage.class);
  public static final StateKey<PendingCleanup> CLEANUP =
      new StateKey<>("cleanup", PendingCleanup.class);
}
