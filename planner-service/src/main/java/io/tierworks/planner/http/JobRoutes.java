package io.tierworks.planner.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.http.Api.Route;
import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.judge.Ruling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The routes for jobs, for the answer pages of large jobs, and for commands of people.
///
/// @param sender writes a command and returns when the broker has it; null if none are taken
public record JobRoutes(Supplier<JobStore> committed, @Nullable Consumer<JobCommand> sender)
    implements Route {
  private static final Pattern ANSWERS = Pattern.compile("(?<id>[^/]+)/answers/(?<page>\\d{1,6})");
  private static final int MOST_JOBS = 500;

  public Map<String, Route> all() {
    return Map.of("/api/jobs", this);
  }

  @Override
  public Reply answer(String rest) {
    return rest.isEmpty() ? list() : one(rest);
  }

  @Override
  public Optional<Reply> change(String rest, byte[] body) {
    return sender == null ? Optional.empty() : new JobCommandRoute(sender).change(rest, body);
  }

  private Reply list() {
    try (var open = committed.get().jobs()) {
      return Reply.json(open.next(MOST_JOBS).stream().map(JobRoutes::view).toList());
    }
  }

  /// `<id>`, or `<id>/answers/<page>`.
  private Reply one(String path) {
    var answers = ANSWERS.matcher(path);
    return answers.matches()
        ? answers(answers.group("id"), Integer.parseInt(answers.group("page")))
        : job(path);
  }

  private Reply answers(String id, int page) {
    return committed
        .get()
        .answers(id, page)
        .map(Reply::json)
        .orElseGet(() -> Reply.notFound("no page %d of answers of job '%s'".formatted(page, id)));
  }

  private Reply job(String id) {
    var jobs = committed.get();
    var open = jobs.job(id);
    if (open.isPresent()) {
      var view = view(open.get());
      question(jobs, open.get()).ifPresent(question -> view.put("question", question));
      view.put("questions", open.get().questions().stream().map(JobRoutes::view).toList());
      return Reply.json(view);
    }
    return jobs.result(id)
        .map(Reply::json)
        .orElseGet(() -> Reply.notFound("no job '" + id + "' in this process"));
  }

  private static Map<String, Object> view(JobState job) {
    var view = new LinkedHashMap<String, Object>();
    view.put("job", job.id());
    view.put("status", job.status());
    view.put("tenant", job.terms().submission().tenant());
    view.put("acceptedAt", job.terms().times().acceptedAt());
    view.put("deadline", job.terms().times().deadline());
    view.put("steps", job.steps().stream().map(JobRoutes::view).toList());
    view.put("attempts", job.counters().attempts());
    view.put("spent", job.ledger().spent());
    view.put("reserved", job.ledger().reserved());
    view.put("cap", job.ledger().cap());
    return view;
  }

  /// What a person is asked, and the answer that waits for review.
  private static Optional<Map<String, Object>> question(JobStore jobs, JobState job) {
    return switch (job.phase()) {
      case Phase.AwaitingApproval(var asked) -> Optional.of(question("plan", asked));
      case Phase.AwaitingReview(_, var asked, _) -> {
        var question = question("answer", asked);
        answer(jobs, job.id()).ifPresent(answer -> question.put("answer", answer));
        yield Optional.of(question);
      }
      case Phase.Planning _,
          Phase.Running _,
          Phase.Paused _,
          Phase.Judging _,
          Phase.Summarising _,
          Phase.AwaitingInfo _,
          Phase.Settling _,
          Phase.Finished _ ->
          Optional.empty();
    };
  }

  private static Map<String, Object> question(String on, Phase.Question asked) {
    var question = new LinkedHashMap<String, Object>();
    question.put("on", on);
    question.put("since", asked.since());
    question.put("until", asked.until());
    question.put("default", asked.byDefault());
    return question;
  }

  /// The answer of the judge, or of the one call that answered the job.
  private static Optional<JsonNode> answer(JobStore jobs, String id) {
    return jobs.ruling(id)
        .map(Ruling::answer)
        .or(() -> jobs.subtask(id, SubtaskRef.DIRECT).flatMap(SubtaskState::output));
  }

  /// What a subtask asks the submitter.
  private static Map<String, Object> view(InfoRequest asked) {
    var view = new LinkedHashMap<String, Object>();
    view.put("subtask", asked.ref().id());
    view.put("asksFor", asked.review() ? "review" : "information");
    view.put("question", asked.text());
    view.put("since", asked.since());
    view.put("until", asked.until());
    return view;
  }

  private static Map<String, Object> view(StepProgress step) {
    var view = new LinkedHashMap<String, Object>();
    view.put("step", step.id());
    view.put("tier", step.tier());
    view.put("total", step.total());
    view.put("released", step.released());
    view.put("accepted", step.accepted());
    view.put("failed", step.failed());
    return view;
  }
}
