package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.store.JobStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Applies events. No other class changes the store.
public final class Events {
  private Events() {}

  /// @return the messages that follow from the event, its audit line last
  public static List<Message> apply(Event event, JobStore store, Instant now) {
    return switch (event) {
      case OpenJobEvent open -> applyOpen(open, store, now);
      case ClosedJobEvent closed -> {
        closed.store(store.writer(closed.job()));
        yield closed.messages(now);
      }
    };
  }

  private static List<Message> applyOpen(OpenJobEvent event, JobStore store, Instant now) {
    var after = after(event, store);
    var writer = store.writer(event.job());
    writer.put(after);
    event.store(writer);
    var messages = new ArrayList<>(event.messages(now));
    event.audit().ifPresent(line -> messages.add(new Message.Audit(line.event(after, now))));
    return messages;
  }

  private static JobState after(OpenJobEvent event, JobStore store) {
    return event instanceof JobAccepted accepted
        ? accepted.state()
        : event.evolve(store.job(event.job()).orElseThrow());
  }
}
