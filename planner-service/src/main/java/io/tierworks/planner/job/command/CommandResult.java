package io.tierworks.planner.job.command;

import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The outcome of a command: its events, which are already applied to the store, and the messages
/// that follow from them, in order.
///
/// @param trace of all the messages, if they have one
/// @param unfinished the job whose work goes on with another command, although nothing new comes
public record CommandResult(
    List<Event> events,
    List<Message> messages,
    Optional<TraceContext> trace,
    Optional<String> unfinished) {
  public static final CommandResult NONE =
      new CommandResult(List.of(), List.of(), Optional.empty(), Optional.empty());

  public CommandResult {
    events = List.copyOf(events);
    messages = List.copyOf(messages);
  }

  public CommandResult plus(CommandResult more) {
    return new CommandResult(
        joined(events, more.events), joined(messages, more.messages), trace, unfinished);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
