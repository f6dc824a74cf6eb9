package io.tierworks.common.broker.kafka;

import io.tierworks.common.contract.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/// Headers whose values are UTF-8 text, as all of ours are.
public final class TextHeaders {
  private TextHeaders() {}

  /// Adds to what is there.
  public static void add(Headers headers, Map<String, String> texts) {
    texts.forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  /// The last of that name.
  public static Optional<String> read(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8));
  }

  /// The trace that a record belongs to, if any.
  public static Optional<TraceContext> trace(Headers headers) {
    return TraceContext.from(name -> read(headers, name));
  }
}
