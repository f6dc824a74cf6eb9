package io.tierworks.cli.show;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;

/// Prints each event and the result as JSON, one object per line.
record JsonReporter(Terminal terminal) implements Reporter {
  @Override
  public void event(JobEvent event, JobView view) {
    terminal.line(Wire.text(event));
  }

  @Override
  public void result(JobResult result) {
    terminal.line(Wire.text(result));
  }
}
