package io.tierworks.common.contract.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/// What happened to a job. In JSON it is the name in lower case.
public sealed interface JobEventType {
  String name();

  @JsonValue
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static JobEventType of(String code) {
    var name = code.toUpperCase(Locale.ROOT);
    return Stream.<JobEventType[]>of(OfJob.values(), OfSubtask.values())
        .flatMap(Arrays::stream)
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseGet(() -> new Unknown(code));
  }

  /// It happened to the job or to a whole step.
  enum OfJob implements JobEventType {
    ACCEPTED,
    PLANNED,
    PLAN_REFUSED,
    APPROVAL_ASKED,
    APPROVED,
    PLAN_REJECTED,
    STARTED,
    ROUTED,
    REDRIVE_REFUSED,
    SKIPPED,
    REPLANNED,
    NOT_REPLANNED,
    JUDGING,
    SUMMARISING,
    NOT_SUMMARISED,
    JUDGED,
    RULING_REFUSED,
    REVISING,
    NOT_REVISED,
    REVIEW_ASKED,
    REVIEWED,
    SENT_BACK,
    SEND_BACK_REFUSED,
    INFO_AWAITED,
    LIMIT_RAISED,
    PAUSED,
    RESUMED,
    CANCELLED,
    SETTLING,
    FINISHED
  }

  /// It happened to one subtask.
  enum OfSubtask implements JobEventType {
    SUBTASK_ISSUED,
    SUBTASK_ACCEPTED,
    SUBTASK_ROUTED,
    SUBTASK_ESCALATED,
    SUBTASK_RETRIED,
    SUBTASK_FAILED,
    SUBTASK_REDRIVEN,
    SUBTASK_KEPT,
    SUBTASK_PART_ACCEPTED,
    SUBTASK_HELD,
    SUBTASK_CHECKED,
    QUESTION_ASKED,
    QUESTION_CLOSED,
    CALLS_DELAYED,
    CALLED_OFF,
    TOOLS_USED,
    ATTEMPT_LOST
  }

  /// A type of a newer planner; it is kept as it is.
  record Unknown(String name) implements JobEventType {
    @Override
    public String code() {
      return name;
    }
  }
}
