package io.tierworks.planner.host;

import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.command.CommandResult;
import io.tierworks.planner.job.event.Event;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one command of the state machine: sends its messages, updates the indexes and writes the
/// store. A command that fails changes nothing, so one bad record or job does not stop the
/// partition. One owner thread.
final class CommandRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

  private final PartitionHost host;
  private final BufferedState store;
  private final OpenJobs jobs;
  private final LatencySampler latencies;

  CommandRunner(PartitionHost host, OpenJobs jobs, LatencySampler latencies) {
    this.host = host;
    this.store = host.store();
    this.jobs = jobs;
    this.latencies = latencies;
  }

  /// @return the error, if the command failed
  /// @throws RuntimeException an error that belongs to the host
  Optional<RuntimeException> run(Supplier<CommandResult> command) {
    try {
      apply(command.get());
      store.flush();
      return Optional.empty();
    } catch (RuntimeException e) {
      if (host.owns(e)) {
        throw e;
      }
      store.discard();
      LOG.atError().setCause(e).log("a command failed; its changes are discarded");
      return Optional.of(e);
    }
  }

  private void apply(CommandResult result) {
    var now = host.now();
    for (var message : result.messages()) {
      host.send(message, result.trace(), now);
      if (message instanceof Message.Dispatch dispatch) {
        latencies.sent(dispatch.subtask(), now);
      }
    }
    result.events().stream().map(Event::job).distinct().forEach(job -> jobs.changed(job, now));
  }
}
