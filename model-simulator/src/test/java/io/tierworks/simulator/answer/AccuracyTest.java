package io.tierworks.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.answer.Question.Demand;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.truth.AnswerKeys;
import io.tierworks.simulator.truth.GeneratedTasks;
import io.tierworks.simulator.truth.Truth;
import io.tierworks.simulator.truth.Truths;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Measures on generated tasks, through whole requests, how often each model is right.
class AccuracyTest {
  private static final String LABELS =
      "\"label\":{\"type\":\"string\",\"enum\":[\"billing\",\"technical\",\"account\",\"shipping\",\"sales\",\"other\"]}";
  private static final String INVOICE =
      "\"vendor\":{\"type\":\"string\"},\"invoice_number\":{\"type\":\"string\"},\"date\":{\"type\":\"string\"},\"total\":{\"type\":\"number\"},\"currency\":{\"type\":\"string\"}";

  private final Replier replier = new Replier(new Truths(new AnswerKeys("")), new ErrorModel(1, 1));

  @ParameterizedTest
  @MethodSource("models")
  void labels_of_tickets_are_right_as_often_as_stated(Model model) {
    assertRight(model, GeneratedTasks.tickets(4_000, 7), LABELS);
  }

  @ParameterizedTest
  @MethodSource("models")
  void values_of_invoices_are_right_as_often_as_stated(Model model) {
    assertRight(model, GeneratedTasks.invoices(4_000, 11), INVOICE);
  }

  private void assertRight(Model model, List<GeneratedTasks.Task> tasks, String fields) {
    int right = 0;
    int unsure = 0;
    for (GeneratedTasks.Task task : tasks) {
      JsonNode answer = ask(model, task.text(), fields);
      unsure += answer.path("handoff").asText().equals("unsure") ? 1 : 0;
      right += answer.path("output").equals(Client.json(task.answer().toString())) ? 1 : 0;
    }
    double errors = model.errors().wrong() + model.errors().unsure();
    assertThat((double) unsure / tasks.size()).isCloseTo(model.errors().unsure(), within(0.012));
    assertThat((double) right / tasks.size()).isCloseTo(1 - errors, within(0.015));
  }

  private JsonNode ask(Model model, String text, String fields) {
    Prompt prompt = Prompt.of(Client.block("goal", "Do it."), Client.block("item", text));
    JsonNode schema = Client.json(Client.work(fields));
    Question question =
        new Question(model, "extract", schema, false, prompt, 0, List.of(), Demand.NOTHING);
    Replier.Reply reply = replier.reply(question);
    assertThat(reply.truth()).isEqualTo(Truth.Origin.GENERATED);
    return Client.json(reply.content());
  }

  static List<Model> models() {
    return Model.ALL;
  }
}
