package io.tierworks.worker.pool;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.trace.TraceContext;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The content of a delivery: a subtask, or the reason why it is none.
sealed interface Envelope {
  /// @param trace the trace context of the record
  record Valid(Subtask subtask, Optional<TraceContext> trace) implements Envelope {}

  record Malformed(Delivery delivery, DeadLetter deadLetter) implements Envelope {}

  static Envelope read(Delivery delivery, String group) {
    if (delivery.value() == null) {
      return malformed(delivery, group, "the record has no value");
    }
    try {
      var subtask = Wire.read(delivery.value(), Subtask.class);
      return fault(subtask)
          .map(fault -> malformed(delivery, group, fault))
          .orElseGet(() -> new Valid(subtask, TraceContext.from(delivery::header)));
    } catch (MalformedMessage e) {
      return malformed(delivery, group, String.valueOf(e.getMessage()));
    }
  }

  /// Names the first missing field; Jackson leaves an absent one null.
  private static Optional<String> fault(Subtask subtask) {
    return needed(subtask)
        .filter(Needed::isAbsent)
        .map(field -> field.name() + " is missing")
        .findFirst()
        .or(() ->
            Optional.of("maxOutputTokens must be at least 1")
                .filter(_ -> subtask.bounds().maxOutputTokens() < 1));
  }

  private static Stream<Needed> needed(Subtask subtask) {
    return Stream.of(
        new Needed("job", subtask.job()),
        new Needed("subtask", subtask.subtask()),
        new Needed("attempt", subtask.attempt()),
        new Needed("kind", subtask.kind()),
        new Needed("tier", subtask.tier()),
        new Needed("instructions", subtask.content().instructions()),
        new Needed("outputSchema", subtask.answer().outputSchema()),
        new Needed("deadline", subtask.bounds().deadline()));
  }

  /// A field without which a worker cannot act.
  record Needed(String name, @Nullable Object value) {
    boolean isAbsent() {
      return value == null || (value instanceof String text && text.isEmpty());
    }
  }

  private static Envelope malformed(Delivery delivery, String group, String message) {
    var origin =
        DeadLetter.Origin.record(
            delivery.topic(), delivery.partition(), delivery.offset(), delivery.deliveryCount());
    return new Malformed(delivery, DeadLetter.rejected(origin, group, "malformed", message));
  }
}
