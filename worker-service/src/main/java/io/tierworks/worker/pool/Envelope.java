package io.tierworks.worker.pool;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.trace.TraceContext;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The content of a delivery: a subtask, or the reason why it is none.
sealed interface Envelope {
  Set<String> NEEDED =
      Set.of(
          "job", "subtask", "attempt", "kind", "tier", "instructions", "outputSchema", "deadline");

  /// @param trace the trace context of the record
  record Valid(Subtask subtask, Optional<TraceContext> trace) implements Envelope {}

  record Malformed(Delivery delivery, DeadLetter deadLetter) implements Envelope {}

  static Envelope read(Delivery delivery, String group) {
    if (delivery.value() == null) {
      return malformed(delivery, group, "the record has no value");
    }
    try {
      var subtask = Wire.read(delivery.value(), Subtask.class);
      var fault = fault(subtask);
      return fault.isEmpty()
          ? new Valid(subtask, TraceContext.from(delivery::header))
          : malformed(delivery, group, fault);
    } catch (MalformedMessage e) {
      return malformed(delivery, group, String.valueOf(e.getMessage()));
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

  private static Envelope malformed(Delivery delivery, String group, String message) {
    return new Malformed(
        delivery,
        new DeadLetter(
            delivery.topic(),
            delivery.partition(),
            delivery.offset(),
            group,
            delivery.deliveryCount(),
            "malformed",
            message,
            "",
            "",
            "0"));
  }
}
