package io.tierworks.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.prompt.Prompt;
import org.junit.jupiter.api.Test;

class SummariserTest {
  private static final String USER =
      """
      <data name="results" step="read" total="2" lines="2" level="full">
      {"subtask":"read-0001","item":"a","output":{"text":"The cover is torn."}}
      {"subtask":"read-0002","item":"b","output":{"text":"The cover is new."}}
      </data>
      """;

  private static final String OF_SUMMARIES =
      """
      <data name="results" step="read" total="2" lines="2" level="summaries">
      {"subtask":"summary.0.1-0001","summary":["Torn covers."]}
      {"subtask":"summary.0.1-0002","summary":["New covers."]}
      </data>
      """;

  @Test
  void eachResultIsNamedOnceAndTheTextSaysThatItIsAStandIn() {
    var parts = Summariser.summary(Prompt.of("", USER)).path("parts");
    assertThat(parts).hasSize(1);
    assertThat(parts.at("/0/subtasks"))
        .extracting(JsonNode::asText)
        .containsExactly("read-0001", "read-0002");
    assertThat(parts.at("/0/text").asText())
        .startsWith("A stand-in for a summary, not written by a language model. 2 results")
        .contains("torn", "new");
  }

  @Test
  void summariesAreSummarisedInTheSameWay() {
    var part = Summariser.summary(Prompt.of("", OF_SUMMARIES)).at("/parts/0");
    assertThat(part.path("subtasks"))
        .extracting(JsonNode::asText)
        .containsExactly("summary.0.1-0001", "summary.0.1-0002");
    assertThat(part.path("text").asText()).contains("Torn covers", "New covers");
  }
}
