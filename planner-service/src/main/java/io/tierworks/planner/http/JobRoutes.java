package io.tierworks.planner.http;

import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.http.Api.Route;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.store.JobStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The routes for jobs and for the answer pages of large jobs.
public record JobRoutes(Supplier<JobStore> committed) {
  private static final Pattern ANSWERS = Pattern.compile("(?<id>[^/]+)/answers/(?<page>\\d{1,6})");
  private static final int MOST_JOBS = 500;

  public Map<String, Route> all() {
    return Map.of("/api/jobs", rest -> rest.isEmpty() ? list() : one(rest));
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
      return Reply.json(view(open.get()));
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
