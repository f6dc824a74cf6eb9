package io.tierworks.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.e2e.installation.TestInstallation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// The dead letters of an installation.
record DeadLetters(TestInstallation installation) {
  /// Waits for the dead letter of a message.
  ConsumerRecord<String, byte[]> of(String dlq, RecordMetadata place) {
    return Awaitility.await()
        .atMost(TestInstallation.PATIENCE)
        .until(
            () ->
                installation.recorder().all(dlq).stream()
                    .filter(r ->
                        header(r, "__dlq.errors.topic").equals(place.topic())
                            && header(r, "__dlq.errors.partition").equals("" + place.partition())
                            && header(r, "__dlq.errors.offset").equals("" + place.offset()))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  static void assertCopy(
      ConsumerRecord<String, byte[]> letter,
      String topic,
      RecordMetadata place,
      String reason,
      String content) {
    assertThat(header(letter, "__dlq.errors.topic")).isEqualTo(topic);
    assertThat(header(letter, "__dlq.errors.offset")).isEqualTo("" + place.offset());
    assertThat(header(letter, "__dlq.errors.message")).isNotBlank();
    assertThat(header(letter, "reason")).isEqualTo(reason);
    assertThat(new String(letter.value(), UTF_8)).contains(content);
  }

  List<ConsumerRecord<String, byte[]>> from(String topic) {
    var topics = installation.topics();
    return Stream.of(topics.deadJobs(), topics.deadSubtasks(), topics.deadResults())
        .flatMap(dlq -> installation.recorder().all(dlq).stream())
        .filter(letter -> header(letter, "__dlq.errors.topic").equals(topic))
        .toList();
  }

  List<ConsumerRecord<String, byte[]>> keyed(String dlq, @Nullable String key) {
    return installation.recorder().all(dlq).stream()
        .filter(letter -> Objects.equals(letter.key(), key))
        .toList();
  }

  static String header(ConsumerRecord<String, byte[]> letter, String name) {
    var header = letter.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
