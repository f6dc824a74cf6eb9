package io.tierworks.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.JobEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes an event to a person. Events that only change a progress bar give no lines.
final class EventText {
  private EventText() {}

  static List<String> lines(JobEvent event, int width) {
    return switch (event.type()) {
      case "accepted" -> List.of("accepted; planning");
      case "planned" ->
          PlanView.read(event.detail()).map(plan -> plan.lines(width)).orElse(List.of("planned"));
      case "plan_refused" -> text("the plan was rejected", reason(event.detail()), width);
      case "approval_asked" ->
          List.of("the plan waits for approval: tierworks approve " + event.job());
      case "approved" -> List.of("the plan was approved");
      case "judging" -> List.of("judging");
      case "judged" -> text("judged", verdict(event.detail()), width);
      case "revising" -> List.of("revising the subtasks that the judge sent back");
      case "review_asked" ->
          List.of("the answer waits for review: tierworks review " + event.job());
      case "reviewed" -> List.of("reviewed");
      case "limit_raised" -> List.of("a limit was raised");
      case "settling" -> List.of("settling: waiting for calls in flight");
      case "subtask_failed" -> text("failed: " + event.subtask(), reason(event.detail()), width);
      case "subtask_redriven" -> List.of("retrying: " + event.subtask());
      case "redrive_refused" -> text("not retried", reason(event.detail()), width);
      default -> List.of();
    };
  }

  private static List<String> text(String what, String reason, int width) {
    return List.of(TextFormat.cut(reason.isBlank() ? what : what + ": " + reason, width));
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
    for (var field : List.of("reason", "reasons", "findings", "detail")) {
      if (detail.hasNonNull(field)) {
        return AnswerText.inline(detail.path(field));
      }
    }
    return "";
  }
}
