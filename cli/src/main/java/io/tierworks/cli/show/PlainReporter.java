package io.tierworks.cli.show;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Prints events as lines, and each step's progress at every tenth.
///
/// @param printed the last tenth that was printed of each step
/// @param told what has been printed about events and obstacles
record PlainReporter(Terminal terminal, Map<String, Integer> printed, Set<String> told)
    implements Reporter {
  private static final int TENTHS = 10;

  @Override
  public void event(JobEvent event, JobView view) {
    var lines = EventText.lines(event, terminal.width());
    told.addAll(lines);
    terminal.lines(lines);
    if (event.step() != null) {
      view.steps().stream()
          .filter(step -> step.id().equals(event.step()) && step.total() > 0)
          .forEach(this::step);
    }
  }

  @Override
  public void idle(Optional<Obstacle> why) {
    why.filter(obstacle -> told.add(obstacle.reason()))
        .ifPresent(
            obstacle -> terminal.lines(TextFormat.wrap(obstacle.text(), terminal.width(), "")));
  }

  @Override
  public void result(JobResult result) {
    terminal.line("");
    terminal.lines(ResultText.lines(result, terminal.width()));
  }

  private void step(JobView.StepView step) {
    int tenths = step.done() * TENTHS / step.total();
    if (tenths > printed.getOrDefault(step.id(), 0)) {
      printed.put(step.id(), tenths);
      terminal.line("%s (%s): %d/%d".formatted(step.id(), step.tier(), step.done(), step.total()));
    }
  }
}
