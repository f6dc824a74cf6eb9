package io.tierworks.worker.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes over a batch of deliveries: it writes `started` for the new attempts of each job and a
/// dead letter for each record that is no subtask, and then accepts the batch. Used by one thread.
///
/// No delivery is accepted before these messages are durable. So a crash leaves the subtask with
/// the broker, or its attempt with the coordinator's lease.
///
/// @param group named on dead letters
record BatchAcceptor(
    SubtaskIntake intake,
    ResultWriter writer,
    ResultFactory results,
    AttemptRegistry attempts,
    String group) {
  private static final Logger LOG = LoggerFactory.getLogger(BatchAcceptor.class);

  /// @return the attempts to run; attempts that this worker has seen before are accepted, but do
  ///   not run again
  List<RunningAttempt> accept(List<Delivery> batch) throws InterruptedException {
    var fresh = new ArrayList<RunningAttempt>();
    var messages = new ArrayList<ResultWriter.Outgoing>();
    for (var delivery : batch) {
      switch (Envelope.read(delivery, group)) {
        case Envelope.Valid envelope -> attempts.begin(envelope).ifPresent(fresh::add);
        case Envelope.Malformed malformed -> messages.add(deadLetter(malformed));
      }
    }
    fresh.stream()
        .collect(Collectors.groupingBy(each -> each.subtask().job()))
        .values()
        .forEach(attempts -> messages.add(started(attempts)));
    write(messages, fresh);
    acknowledge(batch);
    return fresh;
  }

  /// @param attempts of one job, which have its trace
  private ResultWriter.Result started(List<RunningAttempt> attempts) {
    var subtasks = attempts.stream().map(RunningAttempt::subtask).toList();
    return attempts.getFirst().message(results.started(subtasks));
  }

  private static ResultWriter.Rejected deadLetter(Envelope.Malformed malformed) {
    var delivery = malformed.delivery();
    LOG.atWarn()
        .addKeyValue("topic", delivery.topic())
        .addKeyValue("partition", delivery.partition())
        .addKeyValue("offset", delivery.offset())
        .log("a record is no subtask; it goes to the dead letters");
    return new ResultWriter.Rejected(delivery, malformed.deadLetter());
  }

  private void write(List<ResultWriter.Outgoing> messages, List<RunningAttempt> fresh)
      throws InterruptedException {
    boolean durable = false;
    try {
      writer.write(messages);
      durable = true;
    } finally {
      if (!durable) {
        fresh.forEach(attempts::forget);
      }
    }
  }

  /// The attempts run even if this fails. A record that the broker delivers again is known here; at
  /// another worker it is a duplicate, which the coordinator settles.
  private void acknowledge(List<Delivery> batch) {
    try {
      intake.accept(batch);
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("error", e.toString()).log("accepting a batch failed");
    }
  }
}
