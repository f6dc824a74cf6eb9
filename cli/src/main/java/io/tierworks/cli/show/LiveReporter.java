package io.tierworks.cli.show;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Draws progress bars at the bottom of the terminal, at most ten times per second, and prints
/// events above them.
final class LiveReporter implements Reporter {
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final String TO_LINE_START_UP = "\u001b[%dF";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final Terminal terminal;
  private int drawn;
  private Instant drawnAt = Instant.EPOCH;
  private @Nullable JobView latest;
  private Optional<Obstacle> why = Optional.empty();

  LiveReporter(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void event(JobEvent event, JobView view) {
    latest = view;
    why = Optional.empty();
    var lines = EventText.lines(event, terminal.width());
    if (!lines.isEmpty()) {
      erase();
      terminal.lines(lines);
      draw();
    } else {
      redraw();
    }
  }

  @Override
  public void idle(Optional<Obstacle> reason) {
    if (why.equals(reason)) {
      redraw();
    } else {
      why = reason;
      erase();
      draw();
    }
  }

  private void redraw() {
    if (latest != null && Instant.now().isAfter(drawnAt.plus(REDRAW))) {
      erase();
      draw();
    }
  }

  @Override
  public void result(JobResult result) {
    erase();
    terminal.line("");
    terminal.lines(ResultText.lines(result, terminal.width()));
  }

  private void erase() {
    if (drawn > 0) {
      terminal.out().print(TO_LINE_START_UP.formatted(drawn) + CLEAR_BELOW);
    }
    drawn = 0;
  }

  private void draw() {
    var view = latest;
    var lines = new ArrayList<String>();
    if (view != null) {
      lines.addAll(ProgressText.lines(view, Instant.now(), terminal.width()));
      why.ifPresent(
          obstacle -> lines.addAll(TextFormat.wrap(obstacle.text(), terminal.width(), "  ")));
    }
    terminal.lines(lines);
    drawn = lines.size();
    drawnAt = Instant.now();
  }
}
