package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.testing.EmittedMessages;
import io.tierworks.planner.job.Message;
import java.util.SortedMap;
import java.util.SortedSet;

/// Checks every message of the coordinator against its schema and its golden shape, in all tests of
/// this process together.
final class Contract {
  private static final EmittedMessages EMITTED = new EmittedMessages();

  private Contract() {}

  static void check(Message message) {
    switch (message) {
      case Message.Dispatch dispatch -> check("subtask", dispatch.subtask());
      case Message.Audit audit -> check("job-event", audit.event());
      case Message.Answers answers -> check("answer-page", answers.page());
      case Message.Stats _ -> {}
      case Message.Result result -> check("job-result", result.result());
      case Message.DeadSubtask dead -> check("subtask", dead.envelope());
      case Message.Command command -> check("worker-command", command.command());
    }
  }

  private static void check(String schema, Object message) {
    synchronized (EMITTED) {
      EMITTED.check(schema, Wire.bytes(message));
    }
  }

  /// The fields seen so far, for each type of message.
  static SortedMap<String, SortedSet<String>> seen() {
    return EMITTED.seen();
  }
}
