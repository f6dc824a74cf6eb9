package io.tierworks.planner.job.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.plan.Plan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The line an event leaves in `job.events`. Small: no prompts, no answers.
public final class AuditLine {
  private AuditLine() {}

  /// Empty for events that only settle the books.
  static Optional<JobEvent> line(Event event, JobState job, Instant at) {
    return switch (event) {
      case Event.Headless _,
          Event.Reported _,
          Event.RunLost _,
          Event.DeadLettered _,
          Event.Ready _,
          Event.Freed _,
          Event.WrittenOff _ ->
          Optional.empty();
      case Event.Accepted e -> plain("accepted", job, at, accepted(e));
      case Event.Planned e -> plain("planned", job, at, planned(e));
      case Event.PlanRefused e ->
          plain(
              "plan_refused",
              job,
              at,
              Map.of("findings", e.findings().stream().map(Object::toString).toList()));
      case Event.ApprovalAsked _ -> plain("approval_asked", job, at, null);
      case Event.Approved e ->
          plain(
              e.by().isEmpty() ? "started" : "approved",
              job,
              at,
              e.by().isEmpty() ? null : word(e.by(), e.note()));
      case Event.Issued e ->
          subtask(
              "subtask_issued",
              job,
              at,
              e.ref(),
              e.order().attempt(),
              e.attempt().tier(),
              Map.of("purpose", e.attempt().purpose()));
      case Event.SubtaskAccepted e ->
          subtask("subtask_accepted", job, at, e.ref(), e.attempt(), e.tier(), null);
      case Event.SubtaskReturned e -> returned(e, job, at);
      case Event.SubtaskGivenUp e ->
          subtask(
              "subtask_failed",
              job,
              at,
              e.ref(),
              "",
              "",
              Map.of("reason", e.reason(), "detail", e.detail()));
      case Event.SubtaskRedriven e ->
          subtask("subtask_redriven", job, at, e.ref(), "", "", Map.of("by", e.by()));
      case Event.RedriveRefused e ->
          plain(
              "redrive_refused",
              job,
              at,
              Map.of("subtask", excerpt(e.subtask()), "reason", e.why(), "by", e.by()));
      case Event.Lost e ->
          subtask(
              "attempt_lost",
              job,
              at,
              e.ref(),
              e.ref().attempt(e.job(), e.attempt().number()),
              e.attempt().tier(),
              Map.of("reason", e.reason()));
      case Event.Kept e ->
          subtask(
              "subtask_kept", job, at, e.ref(), e.earlier().attempt(), e.earlier().tier(), null);
      case Event.Skipped e -> plain("skipped", job, at, e.gap());
      case Event.JudgingBegan _ -> plain("judging", job, at, null);
      case Event.Judged e ->
          plain(
              "judged",
              job,
              at,
              Map.of(
                  "verdict",
                  e.ruling().verdict(),
                  "score",
                  e.ruling().score(),
                  "reasons",
                  e.ruling().reasons()));
      case Event.Revising e ->
          plain(
              "revising",
              job,
              at,
              Map.of(
                  "subtasks", e.revision().named().keySet().stream().map(SubtaskRef::id).toList()));
      case Event.Unrevised e -> plain("not_revised", job, at, e.gaps());
      case Event.ReviewAsked _ -> plain("review_asked", job, at, null);
      case Event.Reviewed e ->
          plain(
              "reviewed",
              job,
              at,
              Map.of("accepted", e.accepted(), "by", e.by(), "note", e.note()));
      case Event.LimitRaised e ->
          plain(
              "limit_raised",
              job,
              at,
              Map.of("maxCost", e.maxCost(), "deadline", e.deadline(), "by", e.by()));
      case Event.Paused e ->
          plain("paused", job, at, Map.of("limit", e.limit(), "until", e.until()));
      case Event.Resumed _ -> plain("resumed", job, at, null);
      case Event.Held e ->
          subtask(
              "subtask_held",
              job,
              at,
              e.ref(),
              "",
              e.due().tier(),
              Map.of("reason", e.due().reason(), "note", e.due().note()));
      case Event.CalledOff e ->
          subtask("called_off", job, at, e.ref(), "", "", Map.of("attempts", e.attempts()));
      case Event.Settling e ->
          e.open() == 0
              ? Optional.empty()
              : plain(
                  "settling", job, at, Map.of("outcome", e.outcome().status(), "open", e.open()));
      case Event.Finished e -> plain("finished", job, at, Map.of("status", e.result().status()));
    };
  }

  private static Optional<JobEvent> returned(
      Event.SubtaskReturned event, JobState job, Instant at) {
    var type = event.escalation() ? "subtask_escalated" : "subtask_retried";
    return subtask(
        type,
        job,
        at,
        event.ref(),
        event.attempt(),
        event.due().tier(),
        Map.of("reason", event.due().reason(), "note", event.due().note()));
  }

  private static Map<String, ?> accepted(Event.Accepted event) {
    var detail = new LinkedHashMap<String, Object>();
    detail.put("goal", excerpt(event.brief().goal()));
    detail.put("items", event.items().size());
    detail.put("tenant", event.state().terms().tenant());
    detail.put("deadline", event.state().terms().deadline());
    detail.put("maxCost", event.state().ledger().cap());
    return detail;
  }

  private static Map<String, ?> planned(Event.Planned event) {
    Plan plan = event.plan();
    var detail = new LinkedHashMap<String, Object>();
    detail.put("form", plan.form());
    detail.put("reason", plan.reason());
    detail.put("steps", event.steps().stream().map(step -> step(plan, step)).toList());
    detail.put("estimate", event.estimate());
    return detail;
  }

  private static Map<String, ?> step(Plan plan, StepProgress progress) {
    var step = plan.step(progress.id());
    var line = new LinkedHashMap<String, Object>();
    line.put("id", step.id());
    line.put("kind", step.kind());
    line.put("tier", step.tier());
    line.put("over", step.over());
    line.put("needs", List.copyOf(step.needs()));
    line.put("total", progress.total());
    line.put("instructions", excerpt(step.instructions()));
    return line;
  }

  private static Map<String, ?> word(String by, String note) {
    return Map.of("by", by, "note", note);
  }

  private static String excerpt(String text) {
    return text.length() <= 400 ? text : text.substring(0, 400) + " […]";
  }

  private static Optional<JobEvent> plain(
      String type, JobState job, Instant at, @Nullable Object detail) {
    return Optional.of(
        new JobEvent(
            job.id(),
            type,
            job.status(),
            at,
            null,
            null,
            null,
            null,
            null,
            null,
            job.ledger().spent(),
            tree(detail)));
  }

  private static Optional<JobEvent> subtask(
      String type,
      JobState job,
      Instant at,
      SubtaskRef ref,
      String attempt,
      String tier,
      @Nullable Object detail) {
    var step = job.find(ref.step());
    return Optional.of(
        new JobEvent(
            job.id(),
            type,
            job.status(),
            at,
            ref.step(),
            ref.id(),
            attempt,
            tier,
            step.map(StepProgress::done).orElse(null),
            step.map(StepProgress::total).orElse(null),
            job.ledger().spent(),
            tree(detail)));
  }

  private static @Nullable JsonNode tree(@Nullable Object detail) {
    return detail == null ? null : Wire.toTree(detail);
  }
}
