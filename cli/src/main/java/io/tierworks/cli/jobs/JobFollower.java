package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.kafka.TailRecord;
import io.tierworks.cli.show.JobView;
import io.tierworks.cli.show.Reporter;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows a job until its result arrives. Not thread-safe.
public final class JobFollower {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration WARN_AFTER = Duration.ofSeconds(10);
  private static final Duration NO_LIMIT = Duration.ofDays(365);

  private final JobTail tail;
  private final Reporter reporter;
  private final Runnable warning;
  private final Consumer<JobResult> before;
  private @Nullable JobView view;
  private boolean warned;

  /// @param warning runs once if no event arrives within ten seconds
  /// @param before gets the result before it is shown
  public JobFollower(
      JobTail tail, Reporter reporter, Runnable warning, Consumer<JobResult> before) {
    this.tail = tail;
    this.reporter = reporter;
    this.warning = warning;
    this.before = before;
  }

  /// Shows the job's progress and its result to the user.
  ///
  /// @param before gets the result before it is shown
  /// @return the exit code for the job's status
  static int follow(JobTail tail, String job, CommonOptions common, Consumer<JobResult> before) {
    var terminal = common.terminal();
    Runnable warning =
        () ->
            terminal.note(
                "no event of job %s yet; `tierworks doctor` checks whether a planner runs"
                    .formatted(job));
    return new JobFollower(tail, Reporter.of(terminal, common.json()), warning, before)
        .until(NO_LIMIT)
        .map(ExitCode::of)
        .orElse(ExitCode.JOB_FAILED);
  }

  /// @return empty if the result does not arrive within the limit
  public Optional<JobResult> until(Duration limit) {
    long began = System.nanoTime();
    var result = poll();
    while (result.isEmpty() && System.nanoTime() - began < limit.toNanos()) {
      reporter.idle();
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
          return Optional.of(result);
        }
      }
    }
    return Optional.empty();
  }

  /// Events and result come from different topics, so the last events may arrive after the result.
  private void conclude(JobResult result) {
    poll();
    before.accept(result);
    reporter.result(result);
  }

  private void report(JobEvent event) {
    var before = view;
    var after = before == null ? JobView.of(event) : before.after(event);
    view = after;
    reporter.event(event, after);
  }

  private void warn(long began) {
    if (view == null && !warned && System.nanoTime() - began > WARN_AFTER.toNanos()) {
      warned = true;
      warning.run();
    }
  }
}
