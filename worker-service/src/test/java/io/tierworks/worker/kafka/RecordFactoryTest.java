package io.tierworks.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.settings.Settings;
import io.tierworks.worker.Subtasks;
import io.tierworks.worker.pool.Delivery;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.pool.ResultWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordFactoryTest {
  private static final TraceContext TRACE =
      new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "vendor=1");

  private final Topics topics = Topics.from(Settings.of(Map.of()));
  private final RecordFactory records = RecordFactory.of(topics, "w-1");
  private final ResultFactory results =
      new ResultFactory("w-1", InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z")));

  @Test
  void aResultIsKeyedByItsJobAndCarriesTheTrace() {
    var record = records.of(result());
    assertThat(record.topic()).isEqualTo(topics.subtaskResults());
    assertThat(record.key()).asString().isEqualTo("j");
    assertThat(header(record, "ce_id")).contains("j/step-1/1/ended/1795176000000");
    assertThat(header(record, "ce_source")).contains("/tierworks/worker/w-1");
    assertThat(header(record, "ce_subject")).contains("j");
    assertThat(TraceContext.from(name -> header(record, name))).contains(TRACE);
  }

  @Test
  void aResultThatIsTooLargeBecomesFailedWithTheSameHeadersAndCost() throws Exception {
    var record = records.of(result());
    var smaller = records.smaller(record);
    assertThat(smaller.headers()).isEqualTo(record.headers());
    var value = Wire.tree(smaller.value());
    assertThat(value.path("type").asText()).isEqualTo("failed");
    assertThat(value.path("code").asText()).isEqualTo("too_large");
    assertThat(value.path("attempt").asText()).isEqualTo("j/step-1/1");
  }

  @Test
  void aDeadLetterKeepsTheRecordAndAddsTheReason() {
    var record = records.of(deadLetter());
    assertThat(record.topic()).isEqualTo(topics.deadSubtasks());
    assertThat(record.key()).asString().isEqualTo("key");
    assertThat(record.value()).asString().isEqualTo("value");
    assertThat(header(record, "own")).contains("header");
    assertThat(header(record, MessageHeaders.REASON)).contains("malformed");
  }

  @Test
  void aDeadRecordThatIsNoEventBecomesOneWithItsPositionAsIdAndOnlyWhatItLacks() {
    var record = records.of(deadLetter(new Delivery.Header("content-type", bytes("text/csv"))));
    assertThat(header(record, "ce_id")).contains("t/0/7");
    assertThat(header(record, "ce_source")).contains("/tierworks/dlq");
    assertThat(header(record, "ce_type")).contains("io.tierworks.dead_letter");
    assertThat(header(record, "ce_subject")).isEmpty();
    assertThat(record.headers().headers("content-type")).hasSize(1);
  }

  @Test
  void aDeadRecordThatIsAnEventStaysThatEvent() {
    var record = records.of(deadLetter(new Delivery.Header("ce_id", bytes("j/step-1/1"))));
    assertThat(record.headers().headers("ce_id")).hasSize(1);
    assertThat(header(record, "ce_type")).isEmpty();
  }

  @Test
  void aDeadLetterThatIsTooLargeLosesItsValueOnly() {
    var record = records.of(deadLetter());
    var smaller = records.smaller(record);
    assertThat(smaller.value()).isNull();
    assertThat(smaller.key()).isEqualTo(record.key());
    assertThat(smaller.headers()).isEqualTo(record.headers());
  }

  private ResultWriter.Result result() {
    var subtask = Subtasks.classify().of("j", 1);
    var answered = results.answered(subtask, Subtasks.json("{}"), List.of(), Spent.NOTHING);
    return new ResultWriter.Result(answered, Optional.of(TRACE));
  }

  private static ResultWriter.Rejected deadLetter() {
    return deadLetter(new Delivery.Header("own", bytes("header")));
  }

  private static ResultWriter.Rejected deadLetter(Delivery.Header own) {
    var headers = List.of(own);
    return new ResultWriter.Rejected(
        new Delivery("t", 0, 7, 1, bytes("key"), bytes("value"), headers),
        DeadLetter.rejected(
            DeadLetter.Origin.record("t", 0, 7, 1), "g", "malformed", "the record has no value"));
  }

  private static Optional<String> header(ProducerRecord<byte[], byte[]> record, String name) {
    return TextHeaders.read(record.headers(), name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
