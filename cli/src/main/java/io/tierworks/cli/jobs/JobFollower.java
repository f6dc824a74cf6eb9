package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.kafka.LiveWorkers;
import io.tierworks.cli.kafka.TailRecord;
import io.tierworks.cli.show.JobView;
import io.tierworks.cli.show.Obstacle;
import io.tierworks.cli.show.Reporter;
import io.tierworks.cli.show.WaitText;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Follows a job until its result arrives. Not thread-safe.
public final class JobFollower {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration WARN_AFTER = Duration.ofSeconds(10);
  private static final Duration STILL_AFTER = Duration.ofSeconds(5);
  private static final Duration NO_LIMIT = Duration.ofDays(365);
  private static final String SILENT =
      "no event of job %s yet; `tierworks doctor` checks whether a planner runs";

  private final JobTail tail;
  private final Reporter reporter;
  private final Surroundings around;
  private @Nullable JobView view;
  private long movedAt;
  private boolean warned;

  /// What a follower asks and tells beside the job's events.
  ///
  /// @param awaitsRefusal whether the refusal of a message under the job's id ends the following
  ///   too
  /// @param silent called if no event has arrived within ten seconds
  /// @param result gets the result before it is shown
  /// @param workers the live workers of each tier; empty if they are unknown
  public record Surroundings(
      boolean awaitsRefusal,
      Runnable silent,
      Consumer<JobResult> result,
      Supplier<Map<String, List<Heartbeat>>> workers) {
    public static final Surroundings NONE = new Surroundings(false, () -> {}, _ -> {}, Map::of);
  }

  public JobFollower(JobTail tail, Reporter reporter, Surroundings around) {
    this.tail = tail;
    this.reporter = reporter;
    this.around = around;
  }

  /// Shows the job's progress and its result to the user.
  ///
  /// @param awaitsRefusal whether the user has just sent the job
  /// @param before gets the result before it is shown
  /// @return the exit code for the job's status
  static int follow(
      Cluster cluster,
      JobTail tail,
      String job,
      boolean awaitsRefusal,
      CommonOptions common,
      Consumer<JobResult> before) {
    var terminal = common.terminal();
    try (var workers = new LiveWorkers(cluster)) {
      var around =
          new Surroundings(
              awaitsRefusal, () -> terminal.note(SILENT.formatted(job)), before, workers::byTier);
      return new JobFollower(tail, Reporter.of(terminal, common.json()), around)
          .until(NO_LIMIT)
          .map(ExitCode::of)
          .orElse(ExitCode.JOB_FAILED);
    }
  }

  /// @return empty if the result does not arrive within the limit
  public Optional<JobResult> until(Duration limit) {
    long began = System.nanoTime();
    movedAt = began;
    var result = poll();
    while (result.isEmpty() && System.nanoTime() - began < limit.toNanos()) {
      reporter.idle(why());
      warn(began);
      result = poll();
    }
    result.ifPresent(this::conclude);
    return result;
  }

  private Optional<JobResult> poll() {
    for (var record : tail.poll(POLL)) {
      switch (record) {
        case TailRecord.Event(var event) -> report(event);
        case TailRecord.Final(var result) -> {
          if (result.refusal() == null || around.awaitsRefusal() || view == null) {
            return Optional.of(result);
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Events and result come from different topics, so the last events may arrive after the result.
  private void conclude(JobResult result) {
    poll();
    around.result().accept(result);
    reporter.result(result);
  }

  private void report(JobEvent event) {
    var before = view;
    var after = before == null ? JobView.of(event) : before.after(event);
    view = after;
    movedAt = System.nanoTime();
    reporter.event(event, after);
  }

  /// Why the job has not moved for some seconds.
  private Optional<Obstacle> why() {
    var job = view;
    return job == null || System.nanoTime() - movedAt < STILL_AFTER.toNanos()
        ? Optional.empty()
        : WaitText.of(job, Instant.now(), around.workers().get());
  }

  private void warn(long began) {
    if (view == null && !warned && System.nanoTime() - began > WARN_AFTER.toNanos()) {
      warned = true;
      around.silent().run();
    }
  }
}
