package io.tierworks.planner.http;

import io.tierworks.common.cost.Money;
import io.tierworks.planner.fleet.Fleet;
import io.tierworks.planner.host.Backlog;
import io.tierworks.planner.http.Api.Reply;
import io.tierworks.planner.http.Api.Route;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.stream.JobViews;
import io.tierworks.planner.stream.PlannerStreams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the planner tells about itself and its jobs.
public final class JobRoutes {
  private static final Pattern ANSWERS = Pattern.compile("(?<id>[^/]+)/answers/(?<page>\\d{1,6})");
  private static final int MOST_JOBS = 500;

  private final PlannerStreams streams;
  private final JobViews jobs;
  private final Fleet fleet;
  private final Backlog backlog;
  private final List<String> tiers;

  public JobRoutes(PlannerStreams streams, Fleet fleet, Backlog backlog, List<String> tiers) {
    this.streams = streams;
    this.jobs = new JobViews(streams);
    this.fleet = fleet;
    this.backlog = backlog;
    this.tiers = tiers;
  }

  public Map<String, Route> all() {
    return Map.of(
        "/health/live", _ -> state(streams.isAlive()),
        "/health/ready", _ -> state(streams.isReady()),
        "/api/jobs", rest -> rest.isEmpty() ? list() : one(rest),
        "/api/workers", _ -> Reply.json(fleet.live()),
        "/api/tiers", _ -> Reply.json(tiers.stream().map(this::tier).toList()),
        "/metrics", _ -> Reply.text(200, metrics()));
  }

  private Reply state(boolean good) {
    return Reply.json(good ? 200 : 503, Map.of("state", streams.state()));
  }

  private Reply list() {
    return Reply.json(jobs.open(MOST_JOBS).stream().map(JobRoutes::view).toList());
  }

  /// `<id>`, or `<id>/answers/<page>`.
  private Reply one(String path) {
    var answers = ANSWERS.matcher(path);
    return answers.matches()
        ? answers(answers.group("id"), Integer.parseInt(answers.group("page")))
        : job(path);
  }

  private Reply answers(String id, int page) {
    return jobs.answers(id, page)
        .map(Reply::json)
        .orElseGet(() -> Reply.notFound("no page %d of answers of job '%s'".formatted(page, id)));
  }

  private Reply job(String id) {
    var open = jobs.open(id);
    if (open.isPresent()) {
      return Reply.json(view(open.get()));
    }
    return jobs.finished(id)
        .map(Reply::json)
        .orElseGet(() -> Reply.notFound("no job '" + id + "' in this process"));
  }

  private Map<String, Object> tier(String tier) {
    var load = backlog.of(tier);
    var view = new LinkedHashMap<String, Object>();
    view.put("tier", tier);
    view.put("slots", fleet.slots(tier));
    view.put("out", load.out());
    view.put("waiting", load.waiting());
    return view;
  }

  private static Map<String, Object> view(JobState job) {
    var view = new LinkedHashMap<String, Object>();
    view.put("job", job.id());
    view.put("status", job.status());
    view.put("tenant", job.terms().tenant());
    view.put("acceptedAt", job.terms().acceptedAt());
    view.put("deadline", job.terms().deadline());
    view.put("steps", job.steps().stream().map(JobRoutes::view).toList());
    view.put("attempts", job.attempts());
    Money spent = job.ledger().spent();
    view.put("spent", spent);
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

  private String metrics() {
    var text = new StringBuilder();
    for (var name : List.of("out", "waiting", "slots")) {
      text.append("# TYPE tierworks_tier_").append(name).append(" gauge\n");
      for (var tier : tiers) {
        text.append("tierworks_tier_")
            .append(name)
            .append("{tier=\"")
            .append(tier)
            .append("\"} ")
            .append(tier(tier).get(name))
            .append('\n');
      }
    }
    return text.toString();
  }
}
