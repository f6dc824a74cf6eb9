package io.tierworks.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.solve.Solver;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final String GOOD =
      """
      {"subtask":"triage/1","item":"T-1","source":"My card was charged twice, please refund the second payment.","output":{"label":"billing","priority":"high","reason":"a double charge"}}
      {"subtask":"triage/2","item":"T-2","source":"The app crashes with error code 12 on start.","output":{"label":"technical","priority":"medium","reason":"it crashes"}}
      """;
  private static final String BAD =
      "{\"subtask\":\"triage/3\",\"item\":\"T-3\",\"source\":\"I was charged twice and want a refund for the duplicate invoice payment.\",\"output\":{\"label\":\"technical\",\"priority\":\"low\",\"reason\":\"x y\"}}\n";
  private static final String AGGREGATES =
      "{\"triage\":{\"label\":{\"billing\":30,\"technical\":12,\"account\":8},\"priority\":{\"high\":20,\"low\":30}}}";

  @Test
  void agreeing_results_are_accepted_and_the_answer_states_the_numbers() {
    JsonNode verdict = judge(GOOD, 0, "{\"type\":\"string\"}");
    assertThat(verdict.path("verdict").asText()).isEqualTo("accept");
    assertThat(verdict.path("score").asDouble()).isGreaterThan(0.8);
    assertThat(verdict.path("answer").asText()).contains("50 tickets").contains("billing 30");
    assertThat(verdict.path("claims")).isNotEmpty();
    assertThat(verdict.at("/claims/0/subtasks/0").asText()).isEqualTo("triage/1");
  }

  @Test
  void a_result_that_contradicts_its_source_is_sent_back_once() {
    JsonNode verdict = judge(GOOD + BAD, 0, "{\"type\":\"string\"}");
    assertThat(verdict.path("verdict").asText()).isEqualTo("revise");
    assertThat(verdict.path("revisions")).hasSize(1);
    assertThat(verdict.at("/revisions/0/subtask").asText()).isEqualTo("triage/3");
    assertThat(verdict.at("/revisions/0/feedback").asText()).contains("billing");
    assertThat(judge(GOOD + BAD, 1, "{\"type\":\"string\"}").path("verdict").asText())
        .isEqualTo("accept");
  }

  @Test
  void an_answer_with_a_schema_is_filled_from_the_aggregates() {
    JsonNode verdict =
        judge(
            GOOD,
            0,
            """
            {"type":"object","properties":{"total":{"type":"integer"},"billing":{"type":"integer"},"labels":{"type":"object"},
             "byLabel":{"type":"array","items":{"type":"object","properties":{"label":{"type":"string"},"count":{"type":"integer"}}}},
             "urgent":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},"reason":{"type":"string"}}}},"summary":{"type":"string"}}}\
            """);
    JsonNode answer = verdict.path("answer");
    assertThat(answer.path("total").asInt()).isEqualTo(50);
    assertThat(answer.path("billing").asInt()).isEqualTo(30);
    assertThat(answer.at("/labels/account").asInt()).isEqualTo(8);
    assertThat(answer.at("/byLabel/0/count").isIntegralNumber()).isTrue();
    assertThat(answer.at("/urgent/0/id").asText()).isEqualTo("T-1");
    assertThat(answer.path("summary").asText()).isNotEmpty();
  }

  @Test
  void nothing_to_judge_is_rejected() {
    Prompt prompt =
        Prompt.of("Judge.", Client.block("goal", "Triage") + Client.block("round", "0"), 0);
    assertThat(
            new Judge(new Solver(), prompt, Client.json("{}")).verdict().path("verdict").asText())
        .isEqualTo("reject");
  }

  private static JsonNode judge(String results, int round, String answer) {
    Prompt prompt =
        Prompt.of(
            "Judge.",
            Client.block("goal", "Triage the tickets")
                + Client.block("aggregates", AGGREGATES)
                + "<data name=\"results\" total=\"50\" shown=\"2\">\n"
                + results
                + "</data>\n"
                + Client.block("round", Integer.toString(round)),
            0);
    return new Judge(
            new Solver(), prompt, Client.json("{\"properties\":{\"answer\":" + answer + "}}"))
        .verdict();
  }
}
