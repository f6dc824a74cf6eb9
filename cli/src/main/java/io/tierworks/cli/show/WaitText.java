package io.tierworks.cli.show;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.worker.WorkerStatus.Endpoint;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import io.tierworks.common.model.FailureHint;
import io.tierworks.common.model.ModelFailure.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Says why an open job does not move, and what a person can do about it.
public final class WaitText {
  private static final FailureCode RATE_LIMITED = new FailureCode("rate_limited");

  private WaitText() {}

  /// @param workers the live workers of each tier, cheapest tier first; empty if they are unknown
  public static Optional<Obstacle> of(
      JobView job, Instant now, Map<String, List<Heartbeat>> workers) {
    return switch (job.status()) {
      case AWAITING_APPROVAL ->
          Optional.of(question("the plan waits for approval", job, approval(job.job())));
      case AWAITING_REVIEW ->
          Optional.of(question("the answer waits for review", job, review(job.job())));
      case AWAITING_INFO -> first(job).map(asked -> info(job.job(), asked));
      case PAUSED -> Optional.of(Obstacle.of(pause(job.job())));
      case RUNNING -> delay(job, now).or(() -> first(openTiers(job), workers));
      case PLANNING, JUDGING ->
          delay(job, now)
              .or(() ->
                  first(workers.keySet().stream().skip(Math.max(0, workers.size() - 1L)), workers));
      case COMPLETED, PARTIAL, FAILED, CANCELLED, EXPIRED, REJECTED -> Optional.empty();
    };
  }

  /// @param asked the question with the command that answers it
  private static Obstacle question(String what, JobView job, String asked) {
    var question = job.waits().question();
    if (question == null || question.until() == null) {
      return Obstacle.of(asked);
    }
    var then = question.byDefault().equals("approve") ? "approved" : "rejected";
    return new Obstacle(
        what, question.until(), ", then it is " + then + asked.substring(what.length()));
  }

  private static Optional<JobView.InfoQuestion> first(JobView job) {
    return job.waits().questions().stream().min(Comparator.comparing(JobView.InfoQuestion::until));
  }

  private static Obstacle info(String job, JobView.InfoQuestion asked) {
    if (asked.byDefault().equals("reject")) {
      return new Obstacle(
          asked.subtask() + " waits for review; it waits",
          asked.until(),
          ", then it is rejected: tierworks review " + job + " --subtask " + asked.subtask());
    }
    var then = asked.byDefault().equals("answer") ? "the job's default answers" : "it is given up";
    return new Obstacle(
        asked.subtask() + " asks: " + asked.question() + "; it waits",
        asked.until(),
        ", then " + then + ": tierworks answer " + job + " TEXT --subtask " + asked.subtask());
  }

  static String approval(String job) {
    return "the plan waits for approval: tierworks approve " + job;
  }

  static String review(String job) {
    return "the answer waits for review: tierworks review " + job;
  }

  static String pause(String job) {
    return "paused at a limit: `tierworks raise %s --max-cost DOLLARS`, or --max-time DURATION"
        .formatted(job);
  }

  private static Stream<String> openTiers(JobView job) {
    return job.steps().stream()
        .filter(step -> step.total() == 0 || step.done() < step.total())
        .map(JobView.StepView::tier)
        .distinct();
  }

  private static Optional<Obstacle> delay(JobView job, Instant now) {
    var what =
        job.status() == JobStatus.RUNNING
            ? "a call failed"
            : ProgressText.name(job.status()) + " failed";
    return Optional.ofNullable(job.waits().delay())
        .filter(delay -> delay.until().isAfter(now))
        .map(delay -> new Obstacle(what + "; the job waits", delay.until(), ": " + delay.reason()));
  }

  private static Optional<Obstacle> first(
      Stream<String> tiers, Map<String, List<Heartbeat>> workers) {
    return tiers
        .filter(workers::containsKey)
        .flatMap(tier -> obstacle(tier, workers.getOrDefault(tier, List.of())).stream())
        .findFirst();
  }

  private static Optional<Obstacle> obstacle(String tier, List<Heartbeat> workers) {
    if (workers.isEmpty()) {
      return Optional.of(
          Obstacle.of("no worker of tier %1$s: tierworks worker --tier %1$s".formatted(tier)));
    }
    var refusing =
        workers.stream()
            .map(Heartbeat::endpoint)
            .filter(endpoint -> endpoint != null && endpoint.turnedAway() > 0)
            .toList();
    return refusing.size() < workers.size()
        ? Optional.empty()
        : Optional.of(refused(tier, refusing));
  }

  private static String why(FailureCode code, String tier) {
    return Reason.of(code.code())
        .filter(Reason::isOfEndpoint)
        .map(reason -> FailureHint.of(reason, tier))
        .orElse(code.equals(RATE_LIMITED) ? "429" : "no connection");
  }

  private static Obstacle refused(String tier, List<Endpoint> refusing) {
    var until =
        refusing.stream()
            .map(Endpoint::until)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
    var code = refusing.getFirst().code();
    var why = code == null ? "429, or no connection" : why(code, tier);
    return new Obstacle(
        "the endpoint of tier %s refuses calls".formatted(tier),
        until.orElse(null),
        " (" + why + ")");
  }
}
