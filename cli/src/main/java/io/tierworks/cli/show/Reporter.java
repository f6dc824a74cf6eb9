package io.tierworks.cli.show;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;

/// Tells a person or a machine how a job goes. Owned by one thread.
public sealed interface Reporter permits LiveReporter, PlainReporter, JsonReporter {
  /// @param view the job after the event
  void event(JobEvent event, JobView view);

  /// Called often while nothing happens.
  void idle();

  void result(JobResult result);

  static Reporter of(Terminal screen, boolean json) {
    if (json) {
      return new JsonReporter(screen);
    }
    return screen.live() ? new LiveReporter(screen) : new PlainReporter(screen);
  }
}
