package io.tierworks.planner.job;

import java.util.List;

/// What a command led to: the events, already applied to the facts, and the messages that follow
/// from them, in order.
public record Decision(List<Event> events, List<Message> messages) {
  public Decision {
    events = List.copyOf(events);
    messages = List.copyOf(messages);
  }
}
