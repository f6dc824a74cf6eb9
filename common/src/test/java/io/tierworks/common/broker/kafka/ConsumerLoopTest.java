package io.tierworks.common.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.http.Health;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConsumerLoopTest {
  private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final Recorder recorder = new Recorder();

  @Test
  void aGroupCommitsWhatWasHandled() {
    inGroup("a", "b");
    try (var _ = ConsumerLoop.start("test", consumer, recorder)) {
      await().until(() -> committed() == 2);
    }
    assertThat(recorder.calls).containsExactly("prepare", "a", "b", "close");
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void aBatchThatFailsIsReadAgainInAGroup() {
    inGroup("a", "b");
    recorder.failures.add(new KafkaException("cannot be written"));
    try (var _ = ConsumerLoop.start("test", consumer, recorder)) {
      await().until(() -> !recorder.calls.isEmpty() && recorder.failures.isEmpty());
      // The mock forgets records once they were polled.
      consumer.schedulePollTask(() -> add("a", "b"));
      await().until(() -> committed() == 2);
    }
    assertThat(recorder.calls).containsExactly("prepare", "failed", "a", "b", "close");
  }

  @Test
  void aPositionIsCommittedOnlyWhenWhatFollowsFromItIsWritten() {
    inGroup("a", "b");
    recorder.unsettled.add(new KafkaException("was not written"));
    try (var _ = ConsumerLoop.start("test", consumer, recorder)) {
      await().until(() -> recorder.calls.contains("unsettled"));
      assertThat(committed()).isZero();
      // The mock forgets records once they were polled.
      consumer.schedulePollTask(() -> add("a", "b"));
      await().until(() -> committed() == 2);
    }
    assertThat(recorder.calls).containsSubsequence("a", "b", "unsettled", "a", "b", "close");
  }

  @Test
  void batchesThatFollowOneAnotherAreCommittedTogether() {
    inGroup("a");
    for (int i = 1; i < 20; i++) {
      int offset = i;
      consumer.schedulePollTask(() -> add(offset, "next"));
    }
    try (var _ = ConsumerLoop.start("test", consumer, recorder)) {
      await().until(() -> committed() == 20);
    }
    assertThat(recorder.settled).hasValueLessThan(20);
  }

  @Test
  void assignedPartitionsAreReadWithoutCommits() {
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    add("a");
    try (var _ = ConsumerLoop.start("test", consumer, recorder)) {
      await().until(() -> recorder.calls.contains("a"));
    }
    assertThat(recorder.calls).containsExactly("prepare", "a", "close");
  }

  @Test
  void preparationIsTriedAgain() {
    recorder.failedPreparations = 2;
    inGroup("a");
    try (var _ = ConsumerLoop.start("test", consumer, recorder)) {
      await().until(() -> committed() == 1);
    }
    assertThat(recorder.calls).containsExactly("unprepared", "unprepared", "prepare", "a", "close");
  }

  @Test
  void aHandlerWithABugEndsTheLoopAndClosesAll() {
    inGroup("a");
    recorder.failures.add(new IllegalStateException("a bug; this stack trace is part of the test"));
    try (var loop = ConsumerLoop.start("test", consumer, recorder)) {
      await().dontCatchUncaughtExceptions().until(consumer::closed);
      assertThat(loop.death()).get().asString().startsWith("consumer loop test died: ");
    }
    assertThat(recorder.calls).containsExactly("prepare", "failed", "close");
  }

  @Test
  void theThreadOfADeadLoopDiesOfTheBug() {
    var deaths = new CopyOnWriteArrayList<String>();
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, bug) -> deaths.add(thread.getName() + ": " + bug.getMessage()));
    inGroup("a");
    recorder.failures.add(new IllegalStateException("as told"));
    try (var _ = ConsumerLoop.start("test", consumer, recorder)) {
      await().dontCatchUncaughtExceptions().until(() -> deaths.contains("test: as told"));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aServiceWithADeadLoopIsNeitherReadyNorAliveAndNamesTheCause() throws Exception {
    inGroup("a");
    recorder.failures.add(new IllegalStateException("a bug; this stack trace is part of the test"));
    try (var loop = ConsumerLoop.start("relay-jobs", consumer, recorder)) {
      var health =
          new Health(() -> true, () -> true, () -> "running", () -> loop.death().stream().toList());
      await().dontCatchUncaughtExceptions().until(consumer::closed);
      for (var probe : health.routes().values()) {
        var reply = probe.answer("");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(Wire.tree(reply.body()).at("/dead/0").asText())
            .contains("relay-jobs", "IllegalStateException: a bug");
      }
    }
  }

  @Test
  void aLoopThatIsClosedDidNotDie() {
    inGroup("a");
    var loop = ConsumerLoop.start("test", consumer, recorder);
    await().until(() -> committed() == 1);
    loop.close();
    var health =
        new Health(() -> true, () -> true, () -> "running", () -> loop.death().stream().toList());
    assertThat(health.routes().values()).allMatch(probe -> probe.answer("").status() == 200);
  }

  private void inGroup(String... values) {
    consumer.subscribe(List.of(PARTITION.topic()));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.schedulePollTask(() -> {
      consumer.rebalance(List.of(PARTITION));
      add(values);
    });
  }

  private void add(String... values) {
    for (int i = 0; i < values.length; i++) {
      add(i, values[i]);
    }
  }

  private void add(int offset, String value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(), 0, offset, "key", value.getBytes(StandardCharsets.UTF_8)));
  }

  private long committed() {
    var offset = consumer.closed() ? null : consumer.committed(Set.of(PARTITION)).get(PARTITION);
    return offset == null ? 0 : offset.offset();
  }

  private static final class Recorder implements BatchHandler {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> unsettled = new CopyOnWriteArrayList<>();
    private final AtomicInteger settled = new AtomicInteger();
    private int failedPreparations;

    @Override
    public void prepare(Consumer<String, byte[]> consumer) {
      if (failedPreparations-- > 0) {
        calls.add("unprepared");
        throw new TimeoutException("no broker answers");
      }
      calls.add("prepare");
    }

    @Override
    public void handle(ConsumerRecords<String, byte[]> batch) {
      if (!batch.isEmpty() && !failures.isEmpty()) {
        calls.add("failed");
        throw failures.removeFirst();
      }
      batch.forEach(record -> calls.add(new String(record.value(), StandardCharsets.UTF_8)));
    }

    @Override
    public void settle() {
      if (!unsettled.isEmpty()) {
        calls.add("unsettled");
        throw unsettled.removeFirst();
      }
      settled.incrementAndGet();
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }
}
