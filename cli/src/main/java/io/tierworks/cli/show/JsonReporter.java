package io.tierworks.cli.show;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;

/// Each event as it is on the wire, then the result, one object a line.
record JsonReporter(Terminal screen) implements Reporter {
  @Override
  public void event(JobEvent event, JobView view) {
    screen.line(Wire.text(event));
  }

  @Override
  public void idle() {}

  @Override
  public void result(JobResult result) {
    screen.line(Wire.text(result));
  }
}
