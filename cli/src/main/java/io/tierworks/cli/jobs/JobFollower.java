package io.tierworks.cli.jobs;

import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.kafka.TailRecord;
import io.tierworks.cli.show.JobView;
import io.tierworks.cli.show.Reporter;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows a job to its result. Owned by one thread.
public final class JobFollower {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final JobTail tail;
  private final Reporter reporter;
  private final Runnable silence;
  private @Nullable JobView view;
  private boolean warned;

  /// @param silence runs once when nothing is heard for a while
  public JobFollower(JobTail tail, Reporter reporter, Runnable silence) {
    this.tail = tail;
    this.reporter = reporter;
    this.silence = silence;
  }

  /// @return empty when the limit passes first
  public Optional<JobResult> until(Duration limit) {
    long began = System.nanoTime();
    while (System.nanoTime() - began < limit.toNanos()) {
      for (var heard : tail.listen(POLL)) {
        switch (heard) {
          case TailRecord.Event(var event) -> tell(event);
          case TailRecord.Final(var result) -> {
            drain();
            reporter.result(result);
            return Optional.of(result);
          }
        }
      }
      reporter.idle();
      warn(began);
    }
    return Optional.empty();
  }

  /// Events that another partition held back are told before the result.
  private void drain() {
    for (var heard : tail.listen(POLL)) {
      if (heard instanceof TailRecord.Event(var event)) {
        tell(event);
      }
    }
  }

  private void tell(JobEvent event) {
    var before = view;
    var after = before == null ? JobView.of(event) : before.after(event);
    view = after;
    reporter.event(event, after);
  }

  private void warn(long began) {
    if (view == null && !warned && System.nanoTime() - began > SILENCE.toNanos()) {
      warned = true;
      silence.run();
    }
  }
}
