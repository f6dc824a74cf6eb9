package io.tierworks.e2e.secured;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.settings.Settings;
import io.tierworks.e2e.installation.TestInstallation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/// Writes to a system's topics with the rights of a role, and reads them through the open listener.
record SecuredRecords(SecuredSystem system) {
  private static final String CHANGELOG = "tierworks.planner.state";

  /// The final result of a job, when it comes.
  String result(String job) {
    return Awaitility.await(job)
        .atMost(TestInstallation.PATIENCE)
        .until(
            () ->
                all(system.topics().jobResults()).stream()
                    .filter(record -> job.equals(record.key()))
                    .map(record -> new String(record.value(), UTF_8))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  /// @param settings with the credentials of a role, or the test's own
  void write(Settings settings, String topic, String text) {
    try (var producer = KafkaConnection.from(settings).producer()) {
      producer.send(new ProducerRecord<>(topic, text.getBytes(UTF_8))).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Every record of every topic as text, including the broker's internal topics.
  Map<String, String> written() {
    var written = new TreeMap<String, String>();
    try (var admin = system.broker().admin()) {
      var options = new org.apache.kafka.clients.admin.ListTopicsOptions().listInternal(true);
      for (var topic : admin.listTopics(options).names().get()) {
        var text = new StringBuilder();
        for (var record : all(topic)) {
          text.append(record.key()).append(' ');
          text.append(record.value() == null ? "" : new String(record.value(), ISO_8859_1));
          record
              .headers()
              .forEach(header ->
                  text.append(header.key()).append(new String(header.value(), ISO_8859_1)));
          text.append('\n');
        }
        written.put("topic " + topic, text.toString());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    assertThat(written).containsKeys("topic " + system.topics().jobEvents(), "topic " + CHANGELOG);
    return written;
  }

  private List<ConsumerRecord<String, byte[]>> all(String topic) {
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = KafkaConnection.from(system.settings()).reader()) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }
}
