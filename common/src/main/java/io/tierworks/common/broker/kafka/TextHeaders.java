package io.tierworks.common.broker.kafka;

import io.tierworks.common.contract.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

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
