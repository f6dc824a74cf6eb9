package io.tierworks.e2e.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Checks records against CloudEvents 1.0 and its Kafka protocol binding, binary mode.
final class CloudEventsCheck {
  private static final String PREFIX = "ce_";

  /// What one event is, wherever its record lies: an id names one event of its source.
  private record Event(String type, int value) {}

  private final Map<String, Event> events = new TreeMap<>();
  private final Map<String, Long> places = new TreeMap<>();

  void check(ConsumerRecord<String, byte[]> record) {
    var attributes = attributes(record);
    assertThat(attributes)
        .as("%s at %d", record.topic(), record.offset())
        .containsEntry("specversion", "1.0")
        .containsKeys("id", "source", "type", "time")
        .allSatisfy((name, value) -> {
          assertThat(name).matches("[a-z0-9]{1,20}");
          assertThat(value).isNotEmpty();
        });
    assertThat(URI.create(attributes.get("source")).getPath()).startsWith("/tierworks/");
    assertThat(attributes.get("type")).startsWith("io.tierworks.");
    OffsetDateTime.parse(attributes.get("time"));
    assertThat(record.headers().headers("content-type")).hasSize(1);
    checkIdentity(record, attributes);
  }

  /// A record that is moved or rejected stays the event it was; any other has an id of its own.
  private void checkIdentity(
      ConsumerRecord<String, byte[]> record, Map<String, String> attributes) {
    var identity = attributes.get("source") + " " + attributes.get("id");
    var event = new Event(attributes.getOrDefault("type", ""), Arrays.hashCode(record.value()));
    assertThat(events.merge(identity, event, (first, _) -> first)).as(identity).isEqualTo(event);
    assertThat(places.put(record.topic() + " " + identity, record.offset()))
        .as("the other record with %s in %s", identity, record.topic())
        .isNull();
  }

  static Map<String, String> attributes(ConsumerRecord<String, byte[]> record) {
    var attributes = new TreeMap<String, String>();
    for (Header header : record.headers()) {
      if (header.key().startsWith(PREFIX)) {
        var value = new String(header.value(), UTF_8);
        assertThat(attributes.put(header.key().substring(PREFIX.length()), value))
            .as("%s twice in a record of %s", header.key(), record.topic())
            .isNull();
      }
    }
    return attributes;
  }
}
