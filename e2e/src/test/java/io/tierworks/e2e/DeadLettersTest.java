package io.tierworks.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Money;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Dead letters of every topic, and the commands that list, show and redrive them.
@ExtendWith(SharedBroker.class)
class DeadLettersTest {
  private static final String POISON = "{\"kind\":\"garbage\",\"rate\":1,\"schema\":\"classify\"}";
  private static final String POISON_ONCE =
      "{\"kind\":\"garbage\",\"rate\":1,\"times\":1,\"schema\":\"classify\"}";
  private static final String POISON_NANO =
      "{\"kind\":\"garbage\",\"schema\":\"classify\",\"model\":\"gpt-5.4-nano\"}";
  private static final String POISON_MINI =
      "{\"kind\":\"garbage\",\"schema\":\"classify\",\"model\":\"gpt-5.4-mini\"}";
  private static final String SLOW =
      "{\"kind\":\"slow\",\"rate\":1,\"seconds\":10,\"schema\":\"classify\"}";

  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    installation = TestInstallation.start(broker, Layout.small().with("tier.nano.timeout", "PT5M"));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @AfterEach
  void noFaults() {
    installation.simulatorAdmin().noFaults();
  }

  @Test
  void aPoisonSubtaskIsKeptAsItsLastOrderWithCauseAttemptsAndSpend() throws Exception {
    installation.simulatorAdmin().faults(POISON);
    installation.submit(
        Jobs.tickets("poison", 1, job -> job.withObjectProperty("limits").put("maxAttempts", 2)));
    assertThat(installation.result("poison").status()).isEqualTo(JobStatus.FAILED);

    var letter = awaitLetter(dlqSubtasks(), "poison", 0);
    var order = Wire.read(letter.value(), Subtask.class);
    assertThat(order.attempt().toString()).matches("poison/.+/2");
    assertThat(order.tier()).isEqualTo("mini");
    assertThat(order.content().inputs()).extracting("name").contains("item");
    assertThat(texts(letter, "ce_id")).containsExactly(order.attempt() + "/given-up");
    assertThat(texts(letter, "ce_type")).containsExactly("io.tierworks.subtask");
    assertThat(texts(letter, "tier")).containsExactly("mini");
    assertThat(texts(letter, "attempt")).containsExactly(order.attempt().toString());
    assertThat(texts(letter, "reason")).containsExactly("attempts_exhausted");
    assertThat(texts(letter, "__dlq.errors.delivery.count")).containsExactly("2");
    assertThat(texts(letter, "__dlq.errors.topic"))
        .containsExactly(installation.topics().subtasks("mini"));
    var spent =
        installation
            .simulatorAdmin()
            .costOf(attempt -> attempt.startsWith("poison/" + order.subtask() + "/"));
    assertThat(spent).isGreaterThan(Money.ZERO);
    assertThat(texts(letter, "cost")).containsExactly(spent.dollars().toPlainString());

    var line = open("subtasks", "poison").getFirst();
    assertThat(line.path("subtask").asText()).isEqualTo(order.subtask());
    assertThat(line.path("tier").asText()).isEqualTo("mini");
    var where = line.path("where").asText();
    assertThat(installation.cliHere("dlq", "list", "--tier", "nano", "--job", "poison").out())
        .isEmpty();
    assertThat(installation.cliHere("dlq", "show", where).out())
        .contains("reason: attempts_exhausted", "\"attempt\" : \"" + order.attempt() + "\"");
    var redriven = installation.cli("dlq", "redrive", where);
    assertThat(redriven.code()).isEqualTo(1);
    assertThat(redriven.out()).contains("has ended (failed)", "tierworks show poison");
    assertThat(open("subtasks", "poison")).hasSize(1);
  }

  @Test
  void aPoisonSubtaskIsAnsweredWhenItIsRedrivenAfterTheFault() throws Exception {
    installation.simulatorAdmin().faults(POISON_ONCE, SLOW);
    installation.submit(
        Jobs.tickets("cured", 4, job -> job.withObjectProperty("limits").put("maxAttempts", 1)));
    awaitLetter(dlqSubtasks(), "cured", 0);
    installation.simulatorAdmin().noFaults();

    var line = open("subtasks", "cured").getFirst();
    var redriven =
        installation.cliHere("dlq", "redrive", line.path("where").asText(), "--by", "anna");
    assertThat(redriven.code()).as(redriven.out() + redriven.err()).isZero();

    var result = installation.result("cured");
    assertThat(result.status()).as("%s", result).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).hasSize(4);
    assertThat(installation.events("cured", "subtask_redriven"))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.subtask()).isEqualTo(line.path("subtask").asText());
          assertThat(String.valueOf(event.detail())).contains("anna");
        });
    assertThat(open("subtasks", "cured")).isEmpty();
  }

  @Test
  void aSubtaskThatIsPlannedAgainFillsItsGapAndLeavesNoOpenLetter() {
    installation.simulatorAdmin().faults(POISON_NANO, POISON_MINI);
    installation.submit(
        Jobs.tickets(
            "planned-again",
            1,
            job -> job.withObjectProperty("limits").put("maxAttempts", 2).put("maxReplans", 1)));

    var result = installation.result("planned-again");
    assertThat(result.status()).as("%s", result).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.gaps()).isEmpty();
    assertThat(result.items()).hasSize(1);
    assertThat(result.bill().total())
        .isEqualTo(
            installation.simulatorAdmin().costOf(attempt -> attempt.startsWith("planned-again/")));
    assertThat(installation.events("planned-again", "subtask_failed")).hasSize(1);
    assertThat(installation.events("planned-again", "replanned")).hasSize(1);
    assertThat(listed("subtasks", "planned-again", "--all"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.path("redriven").asBoolean()).isTrue());
    assertThat(open("subtasks", "planned-again")).isEmpty();
  }

  @Test
  void aBadJobGoesBackAsItWasAndALoopIsSeenAndEnds() throws Exception {
    var record = record(installation.topics().jobs(), "crm-7", "{\"id\":\"crm-7\"}");
    header(record, "x-source", "crm");
    header(record, "reason", "the customer's own");
    header(record, "tierworks-redriven", "2");
    installation.produce(record);
    awaitLetter(installation.topics().deadJobs(), "crm-7", 0);
    var where = open("jobs", "crm-7").getFirst().path("where").asText();

    var told = installation.cliHere("dlq", "redrive", "--all", "--job", "crm-7");
    assertThat(told.code()).isZero();
    assertThat(told.err()).contains("nothing was sent", "--yes");
    assertThat(open("jobs", "crm-7")).hasSize(1);

    assertThat(installation.cliHere("dlq", "redrive", where).code()).isZero();
    var again = awaitLetter(installation.topics().deadJobs(), "crm-7", 1);
    assertThat(again.value()).isEqualTo("{\"id\":\"crm-7\"}".getBytes(UTF_8));
    assertThat(texts(again, "x-source")).containsExactly("crm");
    assertThat(texts(again, "reason")).containsExactly("the customer's own", "invalid");
    assertThat(texts(again, "tierworks-redriven")).containsExactly("3");
    assertThat(texts(again, "__dlq.errors.topic")).hasSize(1);

    var left = open("jobs", "crm-7");
    assertThat(left).hasSize(1);
    assertThat(left.getFirst().path("putBack").asInt()).isEqualTo(3);
    var refused = installation.cliHere("dlq", "redrive", left.getFirst().path("where").asText());
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("sent back 3 times");
  }

  @Test
  void anUnreadableOrderKeepsItsHeadersWhenItIsRedriven() throws Exception {
    var record = record(installation.topics().subtasks("nano"), "strange", "no order");
    var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Map.of("tier", "nano", "traceparent", trace, "x-own", "kept")
        .forEach((name, value) -> header(record, name, value));
    installation.produce(record);
    awaitLetter(dlqSubtasks(), "strange", 0);

    var line = open("subtasks", "strange").getFirst();
    assertThat(line.path("tier").asText()).isEqualTo("nano");
    assertThat(installation.cliHere("dlq", "redrive", line.path("where").asText()).code()).isZero();
    var again = awaitLetter(dlqSubtasks(), "strange", 1);
    assertThat(new String(again.value(), UTF_8)).isEqualTo("no order");
    assertThat(texts(again, "x-own")).containsExactly("kept");
    assertThat(texts(again, "traceparent")).containsExactly(trace);
    assertThat(texts(again, "tier")).as("its own, and the letter's").containsExactly("nano", "");
    assertThat(texts(again, "tierworks-redriven")).containsExactly("1");
  }

  private static String dlqSubtasks() {
    return installation.topics().deadSubtasks();
  }

  /// The open dead letters of a job, as `dlq list --json` prints them.
  private static List<JsonNode> open(String queue, String job) {
    return listed(queue, job);
  }

  private static List<JsonNode> listed(String queue, String job, String... more) {
    var command = Stream.of("dlq", "list", queue, "--job", job, "--json");
    var listed =
        installation.cliHere(Stream.concat(command, Stream.of(more)).toArray(String[]::new));
    assertThat(listed.code()).as(listed.err()).isZero();
    return listed.out().lines().map(DeadLettersTest::tree).toList();
  }

  private static JsonNode tree(String json) {
    try {
      return Wire.tree(json);
    } catch (MalformedMessage e) {
      throw new AssertionError(json, e);
    }
  }

  /// The `n`-th dead letter with this key, without redrive markers.
  private static ConsumerRecord<String, byte[]> awaitLetter(String topic, String key, int n) {
    return Awaitility.await("letter " + n + " of " + key)
        .atMost(TestInstallation.PATIENCE)
        .until(
            () ->
                installation.recorder().all(topic).stream()
                    .filter(letter -> key.equals(letter.key()))
                    .filter(letter -> !texts(letter, "reason").isEmpty())
                    .toList(),
            letters -> letters.size() > n)
        .get(n);
  }

  private static List<String> texts(ConsumerRecord<String, byte[]> letter, String name) {
    return StreamSupport.stream(letter.headers().headers(name).spliterator(), false)
        .map(header -> new String(header.value(), UTF_8))
        .toList();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
    return new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(UTF_8));
  }
}
