package io.tierworks.planner.job.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.plan.PromptText;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line in `job.events`. It is small: it holds no prompts and no answers.
///
/// @param subtask whose step's progress the line shows
/// @param detail an object or list; what the type adds
public record AuditLine(
    JobEventType type,
    @Nullable SubtaskRef subtask,
    @Nullable AttemptId attempt,
    @Nullable String tier,
    @Nullable JsonNode detail) {
  private static final int LONGEST_EXCERPT = 400;

  static AuditLine of(JobEventType.OfJob type) {
    return new AuditLine(type, null, null, null, null);
  }

  static AuditLine of(JobEventType.OfSubtask type, SubtaskRef subtask) {
    return new AuditLine(type, subtask, null, null, null);
  }

  AuditLine attempt(AttemptId id, String by) {
    return new AuditLine(type, subtask, id, by, detail);
  }

  AuditLine tier(String next) {
    return new AuditLine(type, subtask, attempt, next, detail);
  }

  /// Adds a field to the detail. The log has an empty text where a command has none.
  AuditLine with(String field, @Nullable Object value) {
    var more = JsonNodeFactory.instance.objectNode();
    if (detail instanceof ObjectNode before) {
      more.setAll(before);
    }
    more.set(field, value instanceof String text ? TextNode.valueOf(text) : tree(value));
    return withDetail(more);
  }

  private static JsonNode tree(@Nullable Object value) {
    return value == null ? TextNode.valueOf("") : Wire.toTree(value);
  }

  /// Says who decided and why.
  AuditLine with(Decision decision) {
    return with("decidedBy", decision.decidedBy())
        .with("by", decision.by())
        .with("note", decision.note());
  }

  AuditLine detail(Object more) {
    return withDetail(Wire.toTree(more));
  }

  private AuditLine withDetail(JsonNode next) {
    return new AuditLine(type, subtask, attempt, tier, next);
  }

  /// The line as it is published.
  ///
  /// @param job its state after the event
  JobEvent event(JobState job, Instant at) {
    var step = Optional.ofNullable(subtask).flatMap(ref -> job.find(ref.step()));
    return new JobEvent(
        job.id(),
        type,
        job.status(),
        at,
        new JobEvent.Subject(
            subtask == null ? null : subtask.step(),
            subtask == null ? null : subtask.id(),
            attempt,
            tier),
        new JobEvent.Progress(
            step.map(StepProgress::done).orElse(null),
            step.map(StepProgress::total).orElse(null),
            job.ledger().spent()),
        detail);
  }

  /// The beginning of a text from users or models.
  static String excerpt(String text) {
    return PromptText.excerpt(text, LONGEST_EXCERPT);
  }
}
