package io.tierworks.cli.show;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.util.HashMap;
import java.util.Map;

/// Lines for a pipe: what happens to the job, and a step's progress at each tenth.
final class PlainReporter implements Reporter {
  private static final int TENTHS = 10;

  private final Terminal screen;
  private final Map<String, Integer> told = new HashMap<>();

  PlainReporter(Terminal screen) {
    this.screen = screen;
  }

  @Override
  public void event(JobEvent event, JobView view) {
    EventText.lines(event, screen.width()).forEach(screen::line);
    if (event.step() != null) {
      view.steps().stream()
          .filter(step -> step.id().equals(event.step()) && step.total() > 0)
          .forEach(this::step);
    }
  }

  @Override
  public void idle() {}

  @Override
  public void result(JobResult result) {
    screen.line("");
    screen.lines(ResultText.lines(result, screen.width()));
  }

  private void step(JobView.StepView step) {
    int tenths = step.done() * TENTHS / step.total();
    if (tenths > told.getOrDefault(step.id(), 0)) {
      told.put(step.id(), tenths);
      screen.line("%s (%s): %d/%d".formatted(step.id(), step.tier(), step.done(), step.total()));
    }
  }
}
