package io.tierworks.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.truth.AnswerKeys;
import io.tierworks.simulator.truth.Truths;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final String KEY =
      "{\"text\":\"My card was charged twice, please refund the second payment.\",\"answer\":{\"label\":\"billing\",\"reason\":\"a charge\"}}";
  private static final String GOOD =
      """
      {"subtask":"triage/1","item":"T-1","source":"My card was charged twice, please ref […]","output":{"label":"billing","priority":"high","reason":"a double charge"}}
      {"subtask":"triage/2","item":"T-2","source":"The app crashes with error code 12 on start.","output":{"label":"technical","priority":"medium","reason":"it crashes"}}
      """;
  private static final String BAD =
      "{\"subtask\":\"triage/3\",\"item\":\"T-3\",\"source\":\"My card was charged twice, please refund the second payment.\",\"output\":{\"label\":\"technical\",\"priority\":\"low\",\"reason\":\"x y\"}}\n";
  private static final String AGGREGATES =
      "{\"triage\":{\"label\":{\"billing\":30,\"technical\":12,\"account\":8},\"priority\":{\"high\":20,\"low\":30}}}";

  private final Truths truths = new Truths(new AnswerKeys(KEY));

  @Test
  void agreeing_results_are_accepted_and_the_answer_states_the_numbers() {
    JsonNode verdict = judge(GOOD, 0, "{\"type\":\"string\"}");
    assertThat(verdict.path("verdict").asText()).isEqualTo("accept");
    assertThat(verdict.path("score").asDouble()).isGreaterThan(0.8);
    assertThat(verdict.path("answer").asText())
        .contains("50 tickets")
        .contains("billing 30")
        .contains("cover the 2 results shown");
    assertThat(verdict.path("claims")).isNotEmpty();
    assertThat(verdict.at("/claims/0/subtasks/0").asText()).isEqualTo("triage/1");
  }

  @Test
  void a_result_that_contradicts_its_source_is_sent_back_once() {
    JsonNode verdict = judge(GOOD + BAD, 0, "{\"type\":\"string\"}");
    assertThat(verdict.path("verdict").asText()).isEqualTo("revise");
    assertThat(verdict.path("revisions")).hasSize(1);
    assertThat(verdict.at("/revisions/0/subtask").asText()).isEqualTo("triage/3");
    assertThat(verdict.at("/revisions/0/feedback").asText())
        .isEqualTo("label should be billing, not technical.");
    assertThat(judge(GOOD + BAD, 1, "{\"type\":\"string\"}").path("verdict").asText())
        .isEqualTo("accept");
  }

  @Test
  void results_in_rows_are_judged_like_objects() {
    String rows =
        """
        {"columns":["subtask","item","output.label","output.reason","source"]}
        ["triage/1","T-1","billing","a double charge"]
        ["triage/3","T-3","technical","x y","My card was charged twice, please refund the second payment."]
        """;
    JsonNode verdict = judge(rows, 0, "{\"type\":\"string\"}");
    assertThat(verdict.at("/revisions/0/subtask").asText()).isEqualTo("triage/3");
    assertThat(verdict.at("/revisions/0/feedback").asText())
        .isEqualTo("label should be billing, not technical.");
  }

  @Test
  void on_graded_texts_the_judge_errs_at_the_stated_rates() {
    assertThat(shareAccepted("one")).isBetween(0.92, 0.98);
    assertThat(shareAccepted("two")).isBetween(0.35, 0.45);
  }

  /// Of results whose truth is "one".
  private static double shareAccepted(String given) {
    int accepted = 0;
    for (int i = 0; i < 1_000; i++) {
      String key =
          """
          {"text":"Text %d","answer":{"a":"one"},"errors":{"gpt-5.4":0.1},"mistakes":[{"a":"two"}],
           "verifiers":{"judge":{"falseRejection":0.05,"falseAcceptance":0.4}}}\
          """
              .formatted(i)
              .replace("\n", " ");
      String result =
          "{\"subtask\":\"s/1\",\"item\":\"1\",\"source\":\"Text %d\",\"output\":{\"a\":\"%s\"}}\n"
              .formatted(i, given);
      Prompt prompt =
          Prompt.of(
              "Judge.",
              "<data name=\"results\" total=\"1\">\n"
                  + result
                  + "</data>\n"
                  + Client.block("round", "0"));
      Truths known = new Truths(new AnswerKeys(key));
      JsonNode verdict =
          new Judge(known, new ErrorModel(1, 1), prompt).verdict(Schema.of(Client.json("{}")));
      accepted += verdict.path("verdict").asText().equals("accept") ? 1 : 0;
    }
    return accepted / 1_000.0;
  }

  @Test
  void an_answer_with_a_schema_is_filled_from_the_aggregates() {
    JsonNode verdict =
        judge(
            GOOD,
            0,
            """
            {"type":"object","properties":{"total":{"type":"integer"},"billing":{"type":"integer"},
             "byLabel":{"type":"array","items":{"type":"object","properties":{"label":{"type":"string"},"count":{"type":"integer"}}}},
             "high":{"type":"array","items":{"type":"string"},"description":"Ids of those of high priority."},
             "urgent":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string","description":"Item id."},"reason":{"type":"string"}}}},"summary":{"type":"string"}}}\
            """);
    JsonNode answer = verdict.path("answer");
    assertThat(answer.path("total").asInt()).isEqualTo(50);
    assertThat(answer.path("billing").asInt()).isEqualTo(30);
    assertThat(answer.at("/byLabel/0").toString())
        .isEqualTo("{\"label\":\"billing\",\"count\":30}");
    assertThat(answer.path("high").toString()).isEqualTo("[\"T-1\"]");
    assertThat(answer.at("/urgent/0/id").asText()).isEqualTo("T-1");
    assertThat(answer.at("/urgent/0/reason").asText()).isEqualTo("a double charge");
    assertThat(answer.path("summary").asText()).isNotEmpty();
  }

  @Test
  void nothing_to_judge_is_rejected() {
    Prompt prompt =
        Prompt.of("Judge.", Client.block("goal", "Triage") + Client.block("round", "0"));
    JsonNode verdict =
        new Judge(truths, new ErrorModel(1, 1), prompt).verdict(Schema.of(Client.json("{}")));
    assertThat(verdict.path("verdict").asText()).isEqualTo("reject");
  }

  @Test
  void missing_results_lower_the_score_and_are_named() {
    String gaps = Client.block("gaps", "{\"subtask\":\"triage/9\"}\n{\"subtask\":\"triage/8\"}");
    JsonNode complete = judge(GOOD, 0, "{\"type\":\"string\"}");
    JsonNode partial = judge(GOOD, 0, "{\"type\":\"string\"}", gaps);
    assertThat(partial.path("score").asDouble()).isLessThan(complete.path("score").asDouble());
    assertThat(partial.path("reasons").asText()).contains("2 have none");
  }

  private JsonNode judge(String results, int round, String answer) {
    return judge(results, round, answer, "");
  }

  private JsonNode judge(String results, int round, String answer, String more) {
    Prompt prompt =
        Prompt.of(
            "Judge.",
            Client.block("goal", "Triage the tickets")
                + Client.block("aggregates", AGGREGATES)
                + "<data name=\"results\" total=\"50\" shown=\"2\">\n"
                + results
                + "</data>\n"
                + more
                + Client.block("round", Integer.toString(round)));
    return new Judge(truths, new ErrorModel(1, 1), prompt).verdict(Schema.of(Client.json(answer)));
  }
}
