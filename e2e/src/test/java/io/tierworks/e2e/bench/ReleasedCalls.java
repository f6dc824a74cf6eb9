package io.tierworks.e2e.bench;

import io.tierworks.common.broker.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// The calls whose subtasks are written to a tier's topic after this reader was opened. One thread.
record ReleasedCalls(KafkaConsumer<String, byte[]> topic) implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Pattern PAUSE = Pattern.compile(" takes (\\d+) ms");

  static ReleasedCalls of(KafkaConnection connection, String topic) {
    return new ReleasedCalls(connection.tail(topic));
  }

  /// How long each call takes in milliseconds, in the order of the topic.
  ///
  /// @param count how many there are
  int[] pauses(int count) {
    var pauses = new ArrayList<Integer>();
    while (pauses.size() < count) {
      topic.poll(POLL).forEach(record -> pauses.add(pause(record.value())));
    }
    return pauses.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int pause(byte[] subtask) {
    var found = PAUSE.matcher(new String(subtask, StandardCharsets.UTF_8));
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  @Override
  public void close() {
    topic.close();
  }
}
