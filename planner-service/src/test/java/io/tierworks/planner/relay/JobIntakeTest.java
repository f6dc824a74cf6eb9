package io.tierworks.planner.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.broker.Compression;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.planner.document.DocumentItems;
import io.tierworks.planner.document.PdfReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class JobIntakeTest {
  private static final Topics TOPICS =
      new Topics("t.", List.of("flagship", "nano"), 1, 1, Compression.GZIP);
  private static final String PDF =
      "{'id':'j','goal':'Read','items':[{'document':{'data':'JVBERi0xLjcK'}}]}";

  @Test
  void aTextDocumentIsSplitBeforeTheJobIsAccepted() throws MalformedMessage {
    var json =
        "{'id':'j','goal':'Read','split':{'tokens':200},'items':[{'id':'d','document':{'text':'%s'}}]}"
            .formatted("word ".repeat(300));
    var accept = only(intake((_, _) -> unreadable()).take(message(json)));
    assertThat(accept.topic()).isEqualTo(TOPICS.jobCommands());
    var command = (JobCommand.Accept) Wire.read(accept.value(), JobCommand.class);
    assertThat(command.job().items()).extracting(Item::id).containsExactly("d#1", "d#2", "d#3");
  }

  @Test
  void aDocumentThatCannotBeReadRejectsTheJobAndKeepsTheMessage() throws MalformedMessage {
    var records = intake((_, _) -> unreadable()).take(message(PDF));
    assertThat(records)
        .extracting(ProducerRecord::topic)
        .containsExactly(TOPICS.jobResults(), TOPICS.deadJobs());
    var result = Wire.read(records.getFirst().value(), JobResult.class);
    assertThat(result.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.field()).isEqualTo("items[0].document");
          assertThat(error.rule()).isEqualTo("is secret");
        });
    assertThat(records.getLast().value()).isEqualTo(message(PDF).value());
  }

  @Test
  void aReaderThatCannotBeginLosesNothing() {
    var intake =
        intake((_, _) -> {
          throw new UncheckedIOException(new IOException("no process"));
        });
    assertThatThrownBy(() -> intake.take(message(PDF))).isInstanceOf(KafkaException.class);
  }

  private static List<PdfReader.Result> unreadable() {
    return List.of(new PdfReader.Result.Unreadable("is secret", "open it"));
  }

  private static JobIntake intake(PdfReader pdf) {
    return new JobIntake(TOPICS, new DocumentItems(pdf, Topics.MAX_PAYLOAD_BYTES));
  }

  private static ConsumerRecord<String, byte[]> message(String json) {
    var bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(TOPICS.jobs(), 0, 7, "key", bytes);
  }

  private static ProducerRecord<String, byte[]> only(List<ProducerRecord<String, byte[]>> records) {
    assertThat(records).hasSize(1);
    return records.getFirst();
  }
}
