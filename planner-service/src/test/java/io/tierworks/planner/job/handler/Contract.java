package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.job.Message;

/// Everything the coordinator says keeps to the published schemas.
final class Contract {
  private static final JsonSchema SUBTASK = JsonSchema.named("subtask");
  private static final JsonSchema EVENT = JsonSchema.named("job-event");
  private static final JsonSchema RESULT = JsonSchema.named("job-result");

  private static final JsonSchema ANSWERS = JsonSchema.named("answer-page");

  private Contract() {}

  static void check(Message message) {
    switch (message) {
      case Message.Dispatch order -> check(SUBTASK, order.subtask());
      case Message.Audit audit -> check(EVENT, audit.event());
      case Message.Answers answers -> check(ANSWERS, answers.page());
      case Message.Result result -> check(RESULT, result.result());
      case Message.DeadSubtask dead -> check(SUBTASK, dead.envelope());
      case Message.Command _ -> {}
    }
  }

  private static void check(JsonSchema schema, Object message) {
    try {
      var violations = schema.violations(Wire.tree(Wire.bytes(message)));
      if (!violations.isEmpty()) {
        throw new AssertionError(violations + " in " + Wire.text(message));
      }
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
