package io.tierworks.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.simulator.Client;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.truth.Truth.Assignment;
import io.tierworks.simulator.truth.Truth.Origin;
import org.junit.jupiter.api.Test;

class TruthsTest {
  private static final String KEY =
      "{\"item\":\"T-1\",\"text\":\"My card was charged twice.\",\"answer\":{\"label\":\"billing\",\"reason\":\"a double charge\"}}";
  private static final String LABEL =
      "\"label\":{\"type\":\"string\",\"enum\":[\"sales\",\"account\",\"technical\",\"shipping\",\"billing\"]}";

  private final Truths truths = new Truths(new AnswerKeys(KEY));

  @Test
  void a_text_of_the_key_has_the_answer_of_the_key() {
    Truth truth = truth("My card was charged twice.", LABEL + ",\"reason\":{\"type\":\"string\"}");
    assertThat(truth.origin()).isEqualTo(Origin.ANSWER_KEY);
    assertThat(truth.answer().toString())
        .isEqualTo("{\"label\":\"billing\",\"reason\":\"a double charge\"}");
  }

  @Test
  void an_edited_text_is_read() {
    Truth truth = truth("My card was charged three times.", LABEL);
    assertThat(truth.origin()).isEqualTo(Origin.READER);
    assertThat(truth.answer().path("label").asText()).isEqualTo("sales");
  }

  @Test
  void a_field_that_the_key_does_not_know_is_read_and_one_that_does_not_fit_too() {
    Truth more = truth("My card was charged twice.", LABEL + ",\"evidence\":{\"type\":\"string\"}");
    assertThat(more.origin()).isEqualTo(Origin.ANSWER_KEY);
    assertThat(more.answer().path("label").asText()).isEqualTo("billing");
    assertThat(more.answer().path("evidence").asText()).isEqualTo("My card was charged twice.");
    Truth other =
        truth("My card was charged twice.", "\"label\":{\"type\":\"string\",\"enum\":[\"x\"]}");
    assertThat(other.origin()).isEqualTo(Origin.READER);
    assertThat(other.answer().path("label").asText()).isEqualTo("x");
  }

  @Test
  void a_generated_task_is_recognised_by_its_text_and_only_unchanged() {
    for (var task : GeneratedTasks.tickets(50, 7)) {
      Truth truth = truth(task.text(), LABEL);
      assertThat(truth.origin()).isEqualTo(Origin.GENERATED);
      assertThat(truth.answer()).isEqualTo(task.answer());
      assertThat(truth("P.S. " + task.text(), LABEL).origin()).isEqualTo(Origin.READER);
    }
  }

  @Test
  void a_generated_invoice_states_what_its_answer_says() {
    for (var task : GeneratedTasks.invoices(200, 3)) {
      assertThat(task.text())
          .contains(task.answer().path("vendor").asText())
          .contains(task.answer().path("invoice_number").asText())
          .contains(task.answer().path("currency").asText())
          .doesNotContain("{");
      assertThat(GeneratedTask.recognise(task.text()).map(GeneratedTask::answer))
          .contains(task.answer());
    }
  }

  private Truth truth(String text, String fields) {
    String schema = "{\"type\":\"object\",\"properties\":{" + fields + "}}";
    return truths.of(new Assignment("Triage.", text, Schema.of(Client.json(schema))));
  }
}
