package io.tierworks.common.broker.kafka;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.contract.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Headers with UTF-8 values. All headers of ours are such.
public final class TextHeaders {
  private TextHeaders() {}

  public static Headers of(Map<String, String> texts) {
    var headers = new RecordHeaders();
    add(headers, texts);
    return headers;
  }

  /// Keeps headers that are there already, also those of the same name.
  public static void add(Headers headers, Map<String, String> texts) {
    texts.forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Adds the headers of a dead letter. A record that is no CloudEvent becomes one.
  ///
  /// @param job what the record was meant for; null if that is unknown
  public static void add(Headers headers, DeadLetter letter, @Nullable String job) {
    add(headers, letter.headers());
    if (headers.lastHeader(MessageHeaders.ID) == null) {
      var event = letter.event(job, Instant.now()).headers();
      event.put(MessageHeaders.CONTENT_TYPE, "application/octet-stream");
      event.keySet().removeIf(name -> headers.lastHeader(name) != null);
      add(headers, event);
    }
  }

  /// The last header of this name.
  public static Optional<String> read(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8));
  }

  /// The trace that a record belongs to, if any.
  public static Optional<TraceContext> trace(Headers headers) {
    return TraceContext.from(name -> read(headers, name));
  }
}
