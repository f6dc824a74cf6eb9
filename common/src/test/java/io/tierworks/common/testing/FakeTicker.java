package io.tierworks.common.testing;

import io.tierworks.common.limit.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A clock that advances when a test sleeps or tells it to. Not thread-safe.
public final class FakeTicker implements Ticker {
  private final List<Duration> slept = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private boolean interrupted;

  @Override
  public long nanos() {
    return now.toNanos();
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    if (interrupted) {
      throw new InterruptedException();
    }
    slept.add(time);
    pass(time);
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /// Interrupts every sleep from now on.
  public void interrupt() {
    interrupted = true;
  }

  public Duration now() {
    return now;
  }

  public List<Duration> slept() {
    return List.copyOf(slept);
  }
}
