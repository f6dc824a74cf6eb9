package io.tierworks.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.answer.Question.Demand;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.truth.AnswerKeys;
import io.tierworks.simulator.truth.Truths;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplierTest {
  private static final String KEY =
      "{\"text\":\"one\",\"answer\":{\"label\":\"a\",\"text\":\"It is one.\"}}\n{\"text\":\"two\",\"answer\":{\"label\":\"b\",\"text\":\"It is two.\"}}";
  private static final String DIRECT =
      "{\"type\":\"object\",\"properties\":{\"answer\":{\"type\":\"object\",\"properties\":{\"counts\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"label\":{\"type\":\"string\"},\"n\":{\"type\":\"integer\"}}}}}}}}";

  private final Replier replier =
      new Replier(new Truths(new AnswerKeys(KEY)), new ErrorModel(1, 0));

  @Test
  void an_empty_item_is_handed_back() {
    JsonNode answer =
        ask("classify", Client.work("\"a\":{\"type\":\"string\"}"), Client.block("item", ""));
    assertThat(answer.path("handoff").asText()).isEqualTo("needs_info");
  }

  @Test
  void results_of_earlier_steps_are_brought_together() {
    StringBuilder inputs = new StringBuilder();
    for (int i = 1; i <= 4; i++) {
      inputs
          .append(
              "<data name=\"input\" step=\"triage\" subtask=\"t/%d\" item=\"T-%d\">\n"
                  .formatted(i, i))
          .append(
              "{\"label\":\"%s\",\"score\":%d,\"reason\":\"Reason number %d is stated.\"}\n</data>\n"
                  .formatted(i < 4 ? "billing" : "technical", i * 10, i));
    }
    String fields =
        "\"summary\":{\"type\":\"string\"},\"top\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\",\"description\":\"Item id.\"},\"score\":{\"type\":\"number\"}}}}";
    JsonNode output = ask("summarise", Client.work(fields), inputs.toString()).path("output");
    assertThat(output.path("summary").asText()).contains("4 results").contains("billing 3");
    assertThat(output.at("/top/0/id").asText()).isEqualTo("T-4");
    assertThat(output.at("/top/0/score").asInt()).isEqualTo(40);
  }

  @Test
  void results_in_lines_are_brought_together_too() {
    String lines =
        """
        {"subtask":"t-1","item":"T-1","output":{"label":"billing","score":10}}
        {"subtask":"t-2","to":"t-3","count":2,"item":"T-2","output":{"label":"technical","score":90}}\
        """;
    String fields =
        "\"top\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\",\"description\":\"Item id.\"},\"score\":{\"type\":\"number\"}}}}";
    JsonNode output =
        ask("summarise", Client.work(fields), Client.block("results", lines)).path("output");
    assertThat(output.at("/top/0/id").asText()).isEqualTo("T-2");
  }

  @Test
  void a_direct_answer_is_composed_from_items_that_are_all_known() {
    String items = Client.block("item\" id=\"1", "one") + Client.block("item\" id=\"2", "two");
    assertThat(ask("direct", DIRECT, items).at("/answer/counts").toString())
        .isEqualTo("[{\"label\":\"a\",\"n\":1},{\"label\":\"b\",\"n\":1}]");
    assertThat(ask("direct", DIRECT, items + Client.block("item", "three")).has("answer")).isTrue();
  }

  @Test
  void a_direct_answer_has_a_line_for_each_item_where_the_schema_asks_for_them() {
    String schema =
        "{\"properties\":{\"answer\":{\"type\":\"string\"},\"items\":{\"type\":\"array\",\"items\":{\"properties\":"
            + "{\"item\":{\"type\":\"string\"},\"output\":{\"type\":\"object\",\"properties\":{\"label\":{\"enum\":[\"a\",\"b\"]}}}}}}}}";
    String items = Client.block("item\" id=\"1", "one") + Client.block("item\" id=\"x", "three");
    var lines = ask("direct", schema, items).path("items");
    assertThat(lines.findValuesAsText("item")).containsExactly("1", "x");
    assertThat(lines.at("/0/output/label").asText()).isEqualTo("a");
    assertThat(lines.at("/1/output").has("label")).isTrue();
  }

  @Test
  void a_wrong_answer_on_demand_differs_from_the_truth() {
    String schema = Client.work("\"label\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}");
    Question question =
        new Question(
            Model.FLAGSHIP,
            "classify",
            Client.json(schema),
            false,
            Prompt.of("", Client.block("item", "one")),
            0,
            List.of(),
            Demand.WRONG_ANSWER);
    JsonNode answer = Client.json(replier.reply(question).content());
    assertThat(answer.at("/output/label").asText()).isEqualTo("b");
    assertThat(answer.path("handoff").asText()).isEqualTo("none");
  }

  @Test
  void a_graded_text_errs_at_its_own_rate_and_each_attempt_is_a_draw_of_its_own() {
    String key =
        "{\"text\":\"one\",\"answer\":{\"label\":\"a\"},\"errors\":{\"gpt-5.4-nano\":0.5},\"mistakes\":[{\"label\":\"b\"}]}";
    Replier graded = new Replier(new Truths(new AnswerKeys(key)), new ErrorModel(1, 1));
    String schema = Client.work("\"label\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}");
    int wrong = 0;
    for (int i = 0; i < 1_000; i++) {
      String user = Client.block("item", "one") + Client.block("feedback", "attempt " + i);
      Question question =
          new Question(
              Model.NANO,
              "classify",
              Client.json(schema),
              false,
              Prompt.of("", user),
              0,
              List.of(),
              Demand.NOTHING);
      JsonNode answer = Client.json(graded.reply(question).content());
      wrong += answer.at("/output/label").asText().equals("b") ? 1 : 0;
    }
    assertThat(wrong).isBetween(450, 550);
  }

  private JsonNode ask(String kind, String schema, String user) {
    Prompt prompt = Prompt.of(Client.block("goal", "Bring it together"), user);
    Question question =
        new Question(
            Model.NANO, kind, Client.json(schema), false, prompt, 0, List.of(), Demand.NOTHING);
    return Client.json(replier.reply(question).content());
  }
}
