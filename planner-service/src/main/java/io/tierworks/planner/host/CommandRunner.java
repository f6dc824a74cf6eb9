package io.tierworks.planner.host;

import io.tierworks.planner.job.command.CommandResult;
import io.tierworks.planner.job.store.JobStore;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one command of the state machine: sends its messages, updates the indexes and writes the
/// store. A command that fails changes nothing, so one bad record or job does not stop the
/// partition. One owner thread.
record CommandRunner(
    PartitionHost host,
    JobStore store,
    OpenJobs jobs,
    ReviewCounts reviews,
    StatsPublisher stats,
    EarlyReports early) {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

  /// A command, to be run on the partition's jobs at a time.
  @FunctionalInterface
  interface Command {
    CommandResult run(JobStore store, Instant now);
  }

  /// @return the error, if the command failed
  /// @throws RuntimeException an error that belongs to the host
  Optional<RuntimeException> run(Command command) {
    try {
      apply(command.run(store, host.now()));
      host.store().flush();
      return Optional.empty();
    } catch (RuntimeException e) {
      if (host.owns(e)) {
        throw e;
      }
      host.store().discard();
      store.discarded();
      LOG.atError().setCause(e).log("a command failed; its changes are discarded");
      return Optional.of(e);
    }
  }

  private void apply(CommandResult result) {
    var now = host.now();
    for (var message : result.messages()) {
      host.send(message, result.trace(), now);
      reviews.count(message);
    }
    for (var event : result.events()) {
      jobs.changed(event.job());
      stats.watch(event);
      early.watch(event);
    }
    result.unfinished().ifPresent(jobs::unfinished);
  }
}
