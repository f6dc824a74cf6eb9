package io.tierworks.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.settings.Settings;
import io.tierworks.worker.Subtasks;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.pool.ResultWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KafkaResultWriterTest {
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Topics topics = Topics.from(Settings.of(Map.of()));
  private final KafkaResultWriter writer =
      new KafkaResultWriter(producer, RecordFactory.of(topics, "w-1"));
  private final ResultFactory results = new ResultFactory("w-1", InstantSource.system());
  private final AtomicInteger durable = new AtomicInteger();

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void resultsAreDurableWhenTheBrokerHasAllOfThem() {
    writer.send(List.of(result(1), result(2)), durable::incrementAndGet);
    producer.completeNext();
    assertThat(durable).hasValue(0);
    producer.completeNext();
    assertThat(durable).hasValue(1);
  }

  @Test
  void aResultThatTheBrokerRefusesIsSentAgainUntilItIsDurable() {
    writer.send(List.of(result(1)), durable::incrementAndGet);
    producer.errorNext(new NotEnoughReplicasException("as told"));
    awaitSent(2);
    producer.errorNext(new TimeoutException("as told"));
    awaitSent(3);
    assertThat(durable).hasValue(0);
    producer.completeNext();
    assertThat(durable).hasValue(1);
    assertThat(producer.history()).extracting(ProducerRecord::value).containsOnly(value(0));
  }

  @Test
  void aResultIsSentAgainWhenTheProducerThrows() {
    producer.sendException = new TimeoutException("as told");
    writer.send(List.of(result(1)), durable::incrementAndGet);
    producer.sendException = null;
    awaitSent(1);
    producer.completeNext();
    assertThat(durable).hasValue(1);
  }

  @Test
  void aResultThatIsTooLargeIsReplacedAtOnce() throws Exception {
    writer.send(List.of(result(1)), durable::incrementAndGet);
    producer.errorNext(new RecordTooLargeException("as told"));
    awaitSent(2);
    assertThat(Wire.tree(value(1)).path("code").asText()).isEqualTo("too_large");
    producer.completeNext();
    assertThat(durable).hasValue(1);
  }

  @Test
  void aClosedWriterDoesNotTryAgain() {
    writer.send(List.of(result(1)), durable::incrementAndGet);
    writer.close();
    producer.errorNext(new TimeoutException("as told"));
    assertThat(producer.history()).hasSize(1);
    assertThat(durable).hasValue(0);
  }

  private ResultWriter.Result result(int n) {
    var subtask = Subtasks.classify().of("j", n);
    var answered = results.answered(subtask, Subtasks.json("{}"), List.of(), Spent.NOTHING);
    return new ResultWriter.Result(answered, Optional.empty());
  }

  private void awaitSent(int count) {
    await().until(() -> producer.history().size() == count);
  }

  private byte[] value(int index) {
    return producer.history().get(index).value();
  }
}
