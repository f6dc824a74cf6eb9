package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.testing.EmittedMessages;
import io.tierworks.planner.job.Message;
import java.util.SortedMap;
import java.util.SortedSet;

/// Checks every message of the coordinator against its schema and its golden shape. A test class
/// runs on one thread, which keeps what it has seen.
final class Contract {
  private static final ThreadLocal<EmittedMessages> EMITTED =
      ThreadLocal.withInitial(EmittedMessages::new);

  private Contract() {}

  static void check(Message message) {
    switch (message) {
      case Message.Dispatch dispatch -> check("subtask", dispatch.subtask());
      case Message.Audit audit -> check("job-event", audit.event());
      case Message.Answers answers -> check("answer-page", answers.page());
      case Message.Stats _, Message.RedrivenSubtask _ -> {}
      case Message.Result result -> check("job-result", result.result());
      case Message.DeadSubtask dead -> check("subtask", dead.envelope());
      case Message.Command command -> check("worker-command", command.command());
    }
  }

  private static void check(String schema, Object message) {
    EMITTED.get().check(schema, Wire.bytes(message));
  }

  /// Forgets what earlier classes have emitted on this thread.
  static void begin() {
    EMITTED.remove();
  }

  /// The fields seen since [#begin], for each type of message.
  static SortedMap<String, SortedSet<String>> seen() {
    return EMITTED.get().seen();
  }
}
