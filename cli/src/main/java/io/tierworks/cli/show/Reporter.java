package io.tierworks.cli.show;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;

/// Reports the progress of a job to a person or a program. Not thread-safe.
public sealed interface Reporter permits LiveReporter, PlainReporter, JsonReporter {
  /// @param view the job after the event
  void event(JobEvent event, JobView view);

  /// Called often while no event arrives.
  ///
  /// @param why why the job does not move; empty if it moves, or if that is unknown
  default void idle(Optional<Obstacle> why) {}

  void result(JobResult result);

  static Reporter of(Terminal terminal, boolean json) {
    if (json) {
      return new JsonReporter(terminal);
    }
    return terminal.live()
        ? new LiveReporter(terminal)
        : new PlainReporter(terminal, new HashMap<>(), new HashSet<>());
  }
}
