package io.tierworks.common.contract.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Over;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.cost.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one final result of a job, on the topic `job.results`. In JSON its parts stand side by side
/// in one object; see `schema/job-result.schema.json`.
public record JobResult(
    String job,
    JobStatus status,
    @JsonUnwrapped Findings findings,
    @JsonUnwrapped Shortfalls shortfalls,
    @JsonUnwrapped Effort effort,
    @JsonUnwrapped Origin origin,
    Instant finishedAt) {

  /// What was found out.
  ///
  /// @param answer by the job's `answerSchema`, else text; null without an answer
  /// @param items one line per answered item, in the order of the job; empty when they are paged
  /// @param answerPages how many pages of [AnswerPage] hold the item answers; null when `items`
  ///   does
  /// @param claims what the answer asserts, each with the subtasks that show it
  /// @param invalidCitations why places of the workspace that the answer names do not hold, also
  ///   when the judge was asked again; empty if they do
  /// @param disputes answers that an audit does not confirm
  public record Findings(
      @Nullable JsonNode answer,
      List<ItemAnswer> items,
      @Nullable Integer answerPages,
      @Nullable Verdict verdict,
      List<Claim> claims,
      String invalidCitations,
      List<Dispute> disputes) {
    public static final Findings NONE =
        new Findings(null, List.of(), null, null, List.of(), "", List.of());

    public Findings {
      invalidCitations = invalidCitations == null ? "" : invalidCitations;
      disputes = disputes == null ? List.of() : List.copyOf(disputes);
    }
  }

  /// What is missing, and why.
  ///
  /// @param gaps parts without an answer; empty for `completed`
  /// @param errors why the job was rejected or failed
  /// @param refusal why the message is no job at all; null for the result of a job
  public record Shortfalls(List<Gap> gaps, List<Violation> errors, @Nullable Refusal refusal) {}

  /// What was done and decided, and what it cost.
  ///
  /// @param plan step by step; null when no plan was made
  /// @param decisions of people, or of the review policy in their place, in order
  public record Effort(
      @Nullable PlanSummary plan, List<Decision> decisions, Counts counts, Bill bill) {
    public Effort {
      decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }
  }

  /// Where the job came from.
  public record Origin(String tenant, Map<String, String> labels, Instant acceptedAt) {}

  public @Nullable JsonNode answer() {
    return findings.answer();
  }

  public List<ItemAnswer> items() {
    return findings.items();
  }

  public @Nullable Integer answerPages() {
    return findings.answerPages();
  }

  public String invalidCitations() {
    return findings.invalidCitations();
  }

  public List<Dispute> disputes() {
    return findings.disputes();
  }

  public @Nullable Verdict verdict() {
    return findings.verdict();
  }

  public List<Gap> gaps() {
    return shortfalls.gaps();
  }

  public List<Violation> errors() {
    return shortfalls.errors();
  }

  public @Nullable Refusal refusal() {
    return shortfalls.refusal();
  }

  public List<Decision> decisions() {
    return effort.decisions();
  }

  public Counts counts() {
    return effort.counts();
  }

  public Bill bill() {
    return effort.bill();
  }

  /// @param item the item's id
  /// @param step the last step that worked on it
  public record ItemAnswer(String item, String subtask, String step, JsonNode output) {}

  /// @param subtasks ids of the subtasks that show it, or of a step whose results show it
  /// @param uncited whether the judge named none of them, also when it was asked again
  public record Claim(
      String text,
      List<String> subtasks,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean uncited) {
    public Claim {
      subtasks = subtasks == null ? List.of() : List.copyOf(subtasks);
    }

    public static Claim of(String text, List<String> subtasks) {
      return new Claim(text, subtasks, subtasks.isEmpty());
    }
  }

  /// An accepted answer that its audit does not confirm.
  ///
  /// @param item that the subtask is about; null when it is about the whole job
  /// @param fields in which the two answers differ; a name with dots is a field of a field
  public record Dispute(String subtask, @Nullable String item, List<String> fields) {
    public Dispute {
      fields = List.copyOf(fields);
    }
  }

  /// What the judge decided.
  ///
  /// @param score 0 to 1; null when no judge decided
  /// @param rounds how often the judge was asked
  /// @param by tier that judged; null when none did
  public record Verdict(
      VerdictKind verdict,
      @Nullable Double score,
      String reasons,
      int rounds,
      @Nullable String by) {
    public Verdict {
      reasons = reasons == null ? "" : reasons;
    }

    /// No judge decided.
    public static Verdict unjudged(String reasons) {
      return new Verdict(VerdictKind.UNJUDGED, null, reasons, 0, null);
    }
  }

  /// @param template the named plan that the job was done by, as `name@version`; null without one
  /// @param estimate what the job would cost if nothing goes wrong; null unless it was a dry run
  public record PlanSummary(
      String form,
      @Nullable String template,
      String reason,
      List<Step> steps,
      @Nullable Money estimate) {
    public PlanSummary {
      reason = reason == null ? "" : reason;
    }

    public record Step(
        String id, SubtaskKind kind, String tier, Over over, int total, int accepted, int failed) {}
  }

  /// @param escalated subtasks that a dearer tier took over
  /// @param attempts all attempts issued, planning and judging included
  public record Counts(int subtasks, int accepted, int failed, int escalated, int attempts) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }
}
