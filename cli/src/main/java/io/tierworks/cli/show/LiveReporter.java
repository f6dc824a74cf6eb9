package io.tierworks.cli.show;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block of bars at the foot of the terminal, drawn over at most ten times a second; what is told
/// once scrolls above it.
final class LiveReporter implements Reporter {
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final String TO_LINE_START_UP = "\u001b[%dF";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final Terminal screen;
  private int drawn;
  private Instant drawnAt = Instant.EPOCH;
  private @Nullable JobView latest;

  LiveReporter(Terminal screen) {
    this.screen = screen;
  }

  @Override
  public void event(JobEvent event, JobView view) {
    latest = view;
    var told = EventText.lines(event, screen.width());
    if (!told.isEmpty()) {
      erase();
      screen.lines(told);
      draw();
    } else {
      idle();
    }
  }

  @Override
  public void idle() {
    if (latest != null && Instant.now().isAfter(drawnAt.plus(REDRAW))) {
      erase();
      draw();
    }
  }

  @Override
  public void result(JobResult result) {
    erase();
    screen.line("");
    screen.lines(ResultText.lines(result, screen.width()));
  }

  private void erase() {
    if (drawn > 0) {
      screen.out().print(TO_LINE_START_UP.formatted(drawn) + CLEAR_BELOW);
    }
    drawn = 0;
  }

  private void draw() {
    var view = latest;
    List<String> lines =
        view == null ? List.of() : ProgressText.lines(view, Instant.now(), screen.width());
    screen.lines(lines);
    drawn = lines.size();
    drawnAt = Instant.now();
  }
}
