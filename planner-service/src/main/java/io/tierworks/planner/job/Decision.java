package io.tierworks.planner.job;

import java.util.List;
import java.util.stream.Stream;

/// What a command led to: the events, already applied to the facts, and the messages that follow
/// from them, in order.
public record Decision(List<Event> events, List<Message> messages) {
  static final Decision NONE = new Decision(List.of(), List.of());

  public Decision {
    events = List.copyOf(events);
    messages = List.copyOf(messages);
  }

  Decision plus(Decision more) {
    return new Decision(joined(events, more.events), joined(messages, more.messages));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
