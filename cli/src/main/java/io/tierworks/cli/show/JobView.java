package io.tierworks.cli.show;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.cost.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The state of a job, computed from its events. Immutable; the same events give the same view.
///
/// @param cost cost so far
/// @param steps steps in the order of the plan
public record JobView(
    String job,
    JobStatus status,
    @JsonUnwrapped JobTerms terms,
    Instant since,
    Instant until,
    Money cost,
    @Nullable PlanView plan,
    List<StepView> steps,
    @JsonUnwrapped Wait waits,
    @JsonUnwrapped Counts counts) {
  /// What the job waits for.
  ///
  /// @param delay null if it waits for no call
  /// @param question about the plan or the answer; null if a person need not decide on either
  /// @param questions of subtasks that lack information
  public record Wait(
      @Nullable Delay delay, @Nullable Question question, List<InfoQuestion> questions) {
    static final Wait NONE = new Wait(null, null, List.of());

    Wait after(JobEvent event) {
      return new Wait(
          Delay.after(delay, event),
          Question.after(question, event),
          InfoQuestion.after(questions, event));
    }
  }

  /// A subtask asks the submitter.
  ///
  /// @param until when the default decides
  /// @param byDefault `give_up`, or `answer` if the job states one
  public record InfoQuestion(
      String subtask,
      String question,
      Instant since,
      Instant until,
      @JsonProperty("default") String byDefault) {
    /// What happens next to a subtask ends its question, and so does the end of the job.
    static List<InfoQuestion> after(List<InfoQuestion> before, JobEvent event) {
      var detail = event.detail();
      var subtask = event.subtask();
      if (event.type() == OfJob.FINISHED) {
        return List.of();
      }
      if (subtask == null) {
        return before;
      }
      var others = before.stream().filter(each -> !each.subtask().equals(subtask));
      if (event.type() != OfSubtask.QUESTION_ASKED || detail == null) {
        return others.toList();
      }
      var asked =
          new InfoQuestion(
              subtask,
              detail.path("question").asText(""),
              event.at(),
              Instant.parse(detail.path("until").asText()),
              detail.path("default").asText(""));
      return Stream.concat(others, Stream.of(asked)).toList();
    }
  }

  /// A person is asked about the plan or the answer.
  ///
  /// @param until when the default decides; null if no event tells
  /// @param byDefault `reject` or `approve`
  public record Question(
      Instant since, @Nullable Instant until, @JsonProperty("default") String byDefault) {
    /// Any decision ends it.
    static @Nullable Question after(@Nullable Question before, JobEvent event) {
      boolean asked = event.type() == OfJob.APPROVAL_ASKED || event.type() == OfJob.REVIEW_ASKED;
      if (asked && event.detail() != null) {
        var until = event.detail().path("until").asText("");
        return new Question(
            event.at(),
            until.isEmpty() ? null : Instant.parse(until),
            event.detail().path("default").asText(""));
      }
      boolean waits =
          event.status() == JobStatus.AWAITING_APPROVAL
              || event.status() == JobStatus.AWAITING_REVIEW;
      return waits ? before : null;
    }
  }

  /// The wait after a call that failed for a reason that may pass.
  public record Delay(Instant until, String reason) {
    /// Any new call and any answer end the wait.
    static @Nullable Delay after(@Nullable Delay before, JobEvent event) {
      var detail = event.detail();
      if (detail != null && event.type() == OfSubtask.CALLS_DELAYED) {
        return new Delay(
            Instant.parse(detail.path("until").asText()), detail.path("reason").asText(""));
      }
      boolean over =
          event.type() == OfSubtask.SUBTASK_ISSUED || event.type() == OfSubtask.SUBTASK_ACCEPTED;
      return over ? null : before;
    }
  }

  /// How often subtasks of the job were accepted, escalated, retried or lost with their worker, and
  /// how often the job asked a person.
  ///
  /// @param accepted number of accepted answers by tier
  public record Counts(
      Map<String, Integer> accepted, int escalated, int retried, int lost, int asked) {
    static final Counts NONE = new Counts(Map.of(), 0, 0, 0, 0);

    Counts after(JobEvent event) {
      return switch (event.type()) {
        case OfSubtask.SUBTASK_ACCEPTED ->
            new Counts(oneMore(event.tier()), escalated, retried, lost, asked);
        case OfSubtask.SUBTASK_ESCALATED ->
            new Counts(accepted, escalated + 1, retried, lost, asked);
        case OfSubtask.SUBTASK_RETRIED -> new Counts(accepted, escalated, retried + 1, lost, asked);
        case OfSubtask.ATTEMPT_LOST -> new Counts(accepted, escalated, retried, lost + 1, asked);
        case OfSubtask.SUBTASK_ISSUED,
            OfSubtask.SUBTASK_ROUTED,
            OfSubtask.SUBTASK_FAILED,
            OfSubtask.SUBTASK_REDRIVEN,
            OfSubtask.SUBTASK_KEPT,
            OfSubtask.SUBTASK_PART_ACCEPTED,
            OfSubtask.SUBTASK_HELD,
            OfSubtask.SUBTASK_CHECKED,
            OfSubtask.QUESTION_CLOSED,
            OfSubtask.CALLS_DELAYED,
            OfSubtask.CALLED_OFF,
            OfSubtask.TOOLS_USED ->
            this;
        case OfSubtask.QUESTION_ASKED, OfJob.APPROVAL_ASKED, OfJob.REVIEW_ASKED ->
            new Counts(accepted, escalated, retried, lost, asked + 1);
        case OfJob _, JobEventType.Unknown _ -> this;
      };
    }

    private Map<String, Integer> oneMore(@Nullable String tier) {
      var after = new TreeMap<>(accepted);
      after.merge(tier == null ? "" : tier, 1, Integer::sum);
      return Map.copyOf(after);
    }
  }

  /// @param done number of subtasks that were accepted or failed
  public record StepView(String id, String kind, String tier, int done, int total) {
    StepView at(@Nullable Integer newDone, @Nullable Integer newTotal) {
      return new StepView(
          id, kind, tier, newDone == null ? done : newDone, newTotal == null ? total : newTotal);
    }
  }

  public static JobView of(JobEvent first) {
    var at = first.at();
    var before =
        new JobView(
            first.job(),
            first.status(),
            JobTerms.UNKNOWN,
            at,
            at,
            Money.ZERO,
            null,
            List.of(),
            Wait.NONE,
            Counts.NONE);
    return before.after(first);
  }

  public JobView after(JobEvent event) {
    var planned = planned(event);
    return new JobView(
        job,
        event.status(),
        terms.after(event),
        since,
        event.at(),
        event.progress().cost() == null ? cost : event.progress().cost(),
        planned.orElse(plan),
        planned.map(JobView::steps).orElseGet(() -> stepsAfter(event)),
        waits.after(event),
        counts.after(event));
  }

  /// A table of jobs, one per line.
  public static List<String> table(List<JobView> jobs, Instant now, int width) {
    var table = TextTable.of("job", "status", "tenant", ">done", ">cost", ">took", ">age");
    jobs.forEach(job -> table.row(job.cells(now)));
    return table.lines(width, "");
  }

  private List<String> cells(Instant now) {
    return List.of(
        job,
        ProgressText.name(status),
        terms.tenant(),
        done() + "/" + total(),
        TextFormat.money(cost),
        TextFormat.duration(Duration.between(since, until)),
        TextFormat.duration(Duration.between(since, now)));
  }

  public int done() {
    return steps.stream().mapToInt(StepView::done).sum();
  }

  public int total() {
    return steps.stream().mapToInt(StepView::total).sum();
  }

  private static Optional<PlanView> planned(JobEvent event) {
    return event.type() == OfJob.PLANNED ? PlanView.read(event.detail()) : Optional.empty();
  }

  private List<StepView> stepsAfter(JobEvent event) {
    var step = event.step();
    if (step == null || (event.progress().done() == null && event.progress().total() == null)) {
      return steps;
    }
    var byId = new LinkedHashMap<String, StepView>();
    steps.forEach(known -> byId.put(known.id(), known));
    var unknown = new StepView(step, "", event.tier() == null ? "" : event.tier(), 0, 0);
    byId.put(
        step,
        byId.getOrDefault(step, unknown).at(event.progress().done(), event.progress().total()));
    return List.copyOf(byId.values());
  }

  private static List<StepView> steps(PlanView plan) {
    return plan.steps().stream()
        .map(step -> new StepView(step.id(), step.kind(), step.tier(), 0, step.total()))
        .toList();
  }
}
