package io.tierworks.worker.pool;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Subtask;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A taken record, read.
sealed interface Order {
  Set<String> NEEDED =
      Set.of(
          "job", "subtask", "attempt", "kind", "tier", "instructions", "outputSchema", "deadline");

  /// @param trace the `traceparent` it came with; empty when there was none
  record Readable(Subtask subtask, String trace) implements Order {}

  /// No subtask, and why.
  record Malformed(Taken taken, DeadLetter why) implements Order {}

  static Order read(Taken taken, String group) {
    if (taken.value() == null) {
      return malformed(taken, group, "the record has no value");
    }
    try {
      var subtask = Wire.read(taken.value(), Subtask.class);
      var fault = fault(subtask);
      return fault.isEmpty()
          ? new Readable(subtask, taken.header(MessageHeaders.TRACE).orElse(""))
          : malformed(taken, group, fault);
    } catch (MalformedMessage e) {
      return malformed(taken, group, String.valueOf(e.getMessage()));
    }
  }

  /// Names the first missing field; Jackson leaves an absent one null.
  private static String fault(@Nullable Subtask subtask) {
    if (subtask == null) {
      return "the value is null";
    }
    for (var part : subtask.getClass().getRecordComponents()) {
      if (NEEDED.contains(part.getName()) && isAbsent(subtask, part)) {
        return part.getName() + " is missing";
      }
    }
    return subtask.maxOutputTokens() > 0 ? "" : "maxOutputTokens must be at least 1";
  }

  private static boolean isAbsent(Subtask subtask, RecordComponent part) {
    try {
      var value = part.getAccessor().invoke(subtask);
      return value == null || value.equals("");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Order malformed(Taken taken, String group, String message) {
    return new Malformed(
        taken,
        new DeadLetter(
            taken.topic(),
            taken.partition(),
            taken.offset(),
            group,
            taken.deliveries(),
            "malformed",
            message,
            "",
            "",
            "0"));
  }
}
