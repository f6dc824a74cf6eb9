package io.tierworks.common.contract.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one final word on a job, on the topic `job.results`. See `schema/job-result.schema.json`.
///
/// @param answer by the job's `answerSchema`, else text; null without an answer
/// @param items one line per answered item, in the order of the job; empty when they are paged
/// @param answerPages how many pages of [AnswerPage] hold the item answers instead; null when
///   `items` does
/// @param claims what the answer asserts, each with the subtasks that show it
/// @param gaps what is missing, machine-readable; empty for `completed`
/// @param errors why the job was rejected or failed
/// @param plan what was done, step by step; null when no plan was made
public record JobResult(
    String job,
    JobStatus status,
    @Nullable JsonNode answer,
    List<ItemAnswer> items,
    @Nullable Integer answerPages,
    @Nullable Verdict verdict,
    List<Claim> claims,
    List<Gap> gaps,
    List<Violation> errors,
    @Nullable PlanSummary plan,
    Counts counts,
    Bill bill,
    String tenant,
    Map<String, String> labels,
    Instant acceptedAt,
    Instant finishedAt) {

  public JobResult {
    items = items == null ? List.of() : items;
    claims = claims == null ? List.of() : claims;
    gaps = gaps == null ? List.of() : gaps;
    errors = errors == null ? List.of() : errors;
    labels = labels == null ? Map.of() : labels;
  }

  /// @param item the item's id
  /// @param step the last step that worked on it
  public record ItemAnswer(String item, String subtask, String step, JsonNode output) {}

  public record Claim(String text, List<String> subtasks) {
    public Claim {
      subtasks = subtasks == null ? List.of() : subtasks;
    }
  }

  /// @param verdict `accept`, `revise`, `reject`, `ask_person`; `unjudged` where no judge was asked
  /// @param score 0 to 1
  /// @param by `flagship` tier's name, or a person
  public record Verdict(String verdict, double score, String reasons, int rounds, String by) {
    public Verdict {
      reasons = reasons == null ? "" : reasons;
      by = by == null ? "" : by;
    }
  }

  public record PlanSummary(String form, String reason, List<Step> steps) {
    public PlanSummary {
      reason = reason == null ? "" : reason;
      steps = steps == null ? List.of() : steps;
    }

    public record Step(
        String id, String kind, String tier, String over, int total, int accepted, int failed) {}
  }

  /// @param escalated subtasks that a dearer tier took over
  /// @param attempts all attempts issued, planning and judging included
  public record Counts(int subtasks, int accepted, int failed, int escalated, int attempts) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }
}
