package io.tierworks.worker.pool;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record as the broker delivered it.
///
/// @param deliveryCount how often the broker has delivered the record, this time included; a hint
public record Delivery(
    String topic,
    int partition,
    long offset,
    int deliveryCount,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers) {

  public record Header(String name, byte @Nullable [] value) {
    String text() {
      return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
  }

  public Delivery {
    headers = List.copyOf(headers);
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(Header::text)
        .findFirst();
  }
}
