package io.tierworks.e2e.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.e2e.Jobs;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Sends jobs and reads their results with clients that are not ours, and has a parser that is not
/// ours read the AsyncAPI document. What is not installed is skipped by name.
@ExtendWith(SharedBroker.class)
class ForeignClientsTest {
  private static final Path GOLDEN =
      Path.of("..", "common", "src", "test", "resources", "golden", "v1", "answer-page.json");

  private static TestInstallation installation;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start(BrokerUnderTest broker)
      throws IOException, InterruptedException, ExecutionException {
    installation = TestInstallation.start(broker, Layout.small());
    installation.submit("no job");
    writeAnswersAsThePlannerWould();
  }

  /// Answer pages need jobs of many thousand items.
  private static void writeAnswersAsThePlannerWould()
      throws IOException, InterruptedException, ExecutionException {
    try (var producer = installation.connection().producer()) {
      var page = Files.readAllBytes(GOLDEN);
      producer.send(new ProducerRecord<>(topics().jobAnswers(), "large", page)).get();
    }
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  private static Topics topics() {
    return installation.topics();
  }

  @Test
  void aJobProducedByKcatIsAnsweredToKcat()
      throws IOException, InterruptedException, MalformedMessage {
    var job = job("kcat");
    kcat("-P", "-t", topics().jobs(), "-k", "kcat", job);
    installation.result("kcat");
    var lines = kcat("-C", "-t", topics().jobResults(), "-o", "beginning", "-e", "-q");
    var results = new ArrayList<JsonNode>();
    for (var line : lines) {
      results.add(Wire.tree(line));
    }
    assertThat(results)
        .filteredOn(result -> result.path("job").asText().equals("kcat"))
        .singleElement()
        .satisfies(ForeignClientsTest::isComplete);
  }

  private List<String> kcat(String... arguments) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of("-b", installation.bootstrap()));
    all.addAll(List.of(arguments));
    return ForeignProgram.kcat().run(folder, all.toArray(String[]::new));
  }

  @Test
  void kafkaJsSendsAJobAndReadsAllThatUsersRead() throws Exception {
    sendsAndReads("kafkajs", ForeignProgram.node("kafkajs.cjs", "kafkajs"));
  }

  @Test
  void kafkaPythonSendsAJobAndReadsAllThatUsersRead() throws Exception {
    sendsAndReads("python", ForeignProgram.python("kafka_python.py", "kafka"));
  }

  private void sendsAndReads(String id, ForeignProgram client) throws Exception {
    var prefix = topics().prefix();
    var lines = client.run(folder, installation.bootstrap(), prefix, job(id), id);

    var read = Wire.tree(lines.getLast());
    assertThat(read.path("records")).hasSize(4).allMatch(count -> count.asInt() > 0);
    isComplete(read.path("result"));
  }

  private String job(String id) throws IOException {
    return Files.writeString(folder.resolve(id + ".json"), Jobs.tickets(id, 4)).toString();
  }

  private static void isComplete(JsonNode result) {
    assertThat(result.path("status").asText()).isEqualTo("completed");
    assertThat(result.path("items")).hasSize(4);
    assertThat(result.path("bill").path("total").isNumber()).isTrue();
  }

  @Test
  void theAsyncApiParserAcceptsTheDocument() throws Exception {
    var document = Path.of("..", "docs", "reference", "asyncapi.yaml").toAbsolutePath();
    var objections =
        ForeignProgram.node("asyncapi.cjs", "@asyncapi/parser").run(folder, document.toString());

    assertThat(objections).isEmpty();
  }
}
