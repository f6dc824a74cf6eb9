package io.tierworks.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes an event to a person. Events that only change a progress bar give no lines.
final class EventText {
  private EventText() {}

  static List<String> lines(JobEvent event, int width) {
    return switch (event.type()) {
      case OfJob.ACCEPTED -> List.of("accepted; planning");
      case OfJob.PLANNED ->
          PlanView.read(event.detail())
              .map(plan -> plan.lines(event.job(), width))
              .orElse(List.of("planned"));
      case OfJob.PLAN_REFUSED -> text("the plan was rejected", reason(event.detail()), width);
      case OfJob.APPROVAL_ASKED -> List.of(WaitText.approval(event.job()));
      case OfJob.APPROVED ->
          text("the plan was approved" + by(event.detail()), note(event.detail()), width);
      case OfJob.PLAN_REJECTED ->
          text("the plan was rejected" + by(event.detail()), note(event.detail()), width);
      case OfJob.CANCELLED -> text("cancelled" + by(event.detail()), note(event.detail()), width);
      case OfJob.JUDGING -> List.of("judging");
      case OfJob.SUMMARISING -> List.of("summarising results that are too long for the judge");
      case OfJob.NOT_SUMMARISED -> text("not summarised", reason(event.detail()), width);
      case OfJob.JUDGED -> text("judged", verdict(event.detail()), width);
      case OfJob.RULING_REFUSED -> text("asking the judge again", reason(event.detail()), width);
      case OfJob.REVISING -> List.of("revising the subtasks that the judge sent back");
      case OfJob.REPLANNED -> text("planned the gaps again", reason(event.detail()), width);
      case OfJob.NOT_REPLANNED -> text("the gaps stay", reason(event.detail()), width);
      case OfJob.REVIEW_ASKED -> List.of(WaitText.review(event.job()));
      case OfJob.REVIEWED ->
          text(reviewed(event.detail()) + by(event.detail()), note(event.detail()), width);
      case OfJob.SENT_BACK -> text("sent back" + by(event.detail()), note(event.detail()), width);
      case OfJob.SEND_BACK_REFUSED -> text("not sent back", reason(event.detail()), width);
      case OfJob.LIMIT_RAISED -> List.of("a limit was raised");
      case OfJob.SETTLING -> List.of("settling: waiting for calls in flight");
      case OfSubtask.QUESTION_ASKED ->
          text(event.subtask() + " asks", reason(event.detail()), width);
      case OfSubtask.QUESTION_CLOSED ->
          text(closed(event) + by(event.detail()), note(event.detail()), width);
      case OfSubtask.SUBTASK_FAILED ->
          text("failed: " + event.subtask(), reason(event.detail()), width);
      case OfSubtask.SUBTASK_PART_ACCEPTED ->
          List.of(event.subtask() + ": " + part(event.detail()));
      case OfSubtask.SUBTASK_REDRIVEN -> List.of("retrying: " + event.subtask());
      case OfJob.ROUTED -> text(routed(event), reason(event.detail()), width);
      case OfJob.REDRIVE_REFUSED -> text("not retried", reason(event.detail()), width);
      case OfJob.PAUSED -> List.of(WaitText.pause(event.job()));
      case OfJob.STARTED,
          OfJob.SKIPPED,
          OfJob.NOT_REVISED,
          OfJob.INFO_AWAITED,
          OfJob.RESUMED,
          OfJob.FINISHED ->
          List.of();
      case OfSubtask _, JobEventType.Unknown _ -> List.of();
    };
  }

  private static List<String> text(String what, String reason, int width) {
    return TextFormat.wrap(reason.isBlank() ? what : what + ": " + reason, width, "");
  }

  private static String routed(JobEvent event) {
    var detail = event.detail();
    var step = detail == null ? "a step" : detail.path("step").asText("a step");
    return step + " starts at " + event.tier() + " from now on";
  }

  private static String reviewed(@Nullable JsonNode detail) {
    if (detail == null || !detail.has("accepted")) {
      return "reviewed";
    }
    return "the answer was " + (detail.path("accepted").asBoolean() ? "accepted" : "rejected");
  }

  private static String closed(JobEvent event) {
    var detail = event.detail();
    boolean given = detail != null && detail.path("decision").asText().equals("answer");
    return event.subtask() + (given ? " was answered" : " was not answered");
  }

  private static String part(@Nullable JsonNode detail) {
    return detail == null
        ? "a part is answered"
        : "part %d of %d is answered"
            .formatted(detail.path("part").asInt(), detail.path("parts").asInt());
  }

  private static String by(@Nullable JsonNode detail) {
    var name = detail == null ? "" : detail.path("by").asText("");
    boolean byDefault = detail != null && detail.path("decidedBy").asText().equals("deadline");
    return byDefault ? " by default" : name.isEmpty() ? "" : " by " + name;
  }

  private static String note(@Nullable JsonNode detail) {
    return detail == null ? "" : detail.path("note").asText(detail.path("reason").asText(""));
  }

  private static String verdict(@Nullable JsonNode detail) {
    if (detail == null) {
      return "";
    }
    return detail.path("verdict").asText("") + ", " + AnswerText.inline(detail.path("reasons"));
  }

  private static String reason(@Nullable JsonNode detail) {
    if (detail == null) {
      return "";
    }
    if (detail.isTextual()) {
      return detail.asText();
    }
    for (var field : List.of("reason", "reasons", "findings", "question", "detail")) {
      if (detail.hasNonNull(field)) {
        return AnswerText.inline(detail.path(field));
      }
    }
    return "";
  }
}
