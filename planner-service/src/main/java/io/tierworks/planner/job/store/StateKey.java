package io.tierworks.planner.job.store;

import io.tierworks.common.contract.result.AnswerPage;
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
import io.tierworks.planner.job.RulingRefusal;
import io.tierworks.planner.job.StepMaterials;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.Summaries;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.routing.VerdictLog;

/// One map of the store: its name, the record that it holds, and how it is used.
///
/// @param isGrouped whether entries whose keys differ in the last character only are stored
///   together. Keys below a prefix then have the same length, unless the map is an index, and a
///   scan asks for less than a whole key.
public record StateKey<T>(String name, Class<T> type, Home home, boolean isGrouped) {
  /// How the host keeps a map.
  public enum Home {
    /// Small entries that are read in order at every step: all in memory.
    INDEX,
    /// What open jobs read and change: on disk, and cached.
    WORK,
    /// What is kept of finished jobs: on disk.
    ARCHIVE
  }

  public static final StateKey<JobState> JOB = work("job", JobState.class);
  public static final StateKey<SubtaskState> SUBTASK =
      work("subtask", SubtaskState.class).grouped();

  /// Subtasks that can be released, of steps that follow another one.
  public static final StateKey<SubtaskRef> READY = index("ready", SubtaskRef.class);

  /// Subtasks whose next attempt waits for budget or time.
  public static final StateKey<SubtaskRef> HELD = index("held", SubtaskRef.class);

  /// Checks that have not ended, or ended while an attempt was open.
  public static final StateKey<SubtaskRef> CHECK = index("check", SubtaskRef.class);

  public static final StateKey<PendingCleanup> CLEANUP = index("cleanup", PendingCleanup.class);
  public static final StateKey<PendingRepeat> REPEAT = index("repeat", PendingRepeat.class);
  public static final StateKey<JobBrief> BRIEF = work("brief", JobBrief.class);
  public static final StateKey<ItemPage> ITEM = work("item", ItemPage.class);
  public static final StateKey<Plan> PLAN = work("plan", Plan.class);
  public static final StateKey<StepMaterials> SUMMARY = work("summary", StepMaterials.class);
  public static final StateKey<Summaries> SUMMARIES = work("summaries", Summaries.class);
  public static final StateKey<Ruling> RULING = work("ruling", Ruling.class);
  public static final StateKey<RulingRefusal> RULING_REFUSAL =
      work("ruling-refusal", RulingRefusal.class);
  public static final StateKey<Decisions> DECISIONS = work("decisions", Decisions.class);
  public static final StateKey<Comment> COMMENT = work("comment", Comment.class);
  public static final StateKey<PlanRefusal> REFUSAL = work("refusal", PlanRefusal.class);
  public static final StateKey<ClosedJob> CLOSED = archive("closed", ClosedJob.class);
  public static final StateKey<ExpiryEntry> EXPIRY = archive("expiry", ExpiryEntry.class);
  public static final StateKey<JobResult> RESULT = archive("result", JobResult.class);

  /// Verdicts on subtasks of all jobs, and audits of their answers, by kind and tier.
  public static final StateKey<VerdictLog> VERDICTS = work("verdicts", VerdictLog.class);

  public static final StateKey<AnswerPage> ANSWERS = archive("answers", AnswerPage.class);

  public static <T> StateKey<T> index(String name, Class<T> type) {
    return new StateKey<>(name, type, Home.INDEX, false);
  }

  private static <T> StateKey<T> work(String name, Class<T> type) {
    return new StateKey<>(name, type, Home.WORK, false);
  }

  private static <T> StateKey<T> archive(String name, Class<T> type) {
    return new StateKey<>(name, type, Home.ARCHIVE, false);
  }

  /// For small entries that come in rows and change one shortly after the other.
  public StateKey<T> grouped() {
    return new StateKey<>(name, type, home, true);
  }

  public boolean isIndex() {
    return home == Home.INDEX;
  }

  /// Whether values are read again soon after they were read or written.
  public boolean isReadOften() {
    return home == Home.WORK;
  }
}
