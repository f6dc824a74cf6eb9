package io.tierworks.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.json.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerKeysTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compliance-check",
        "invoice-extraction",
        "lead-ranking",
        "qa-review",
        "research",
        "support-triage"
      })
  void every_item_has_an_answer_of_the_right_shape_with_literal_quotations(String example)
      throws IOException {
    JsonNode job = Client.json(Files.readString(EXAMPLES.resolve(example + ".json")));
    List<JsonNode> lines = key(example);
    assertThat(lines).hasSameSizeAs(job.path("items"));
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = lines.get(i);
      JsonNode item = job.path("items").get(i);
      assertThat(line.path("item")).isEqualTo(item.path("id"));
      assertThat(line.path("text")).isEqualTo(item.path("text"));
      Schema schema = Schema.of(job.path("itemSchema"));
      assertThat(schema.allows(line.path("answer"))).as("%s", line).isTrue();
      JsonNode answer = line.path("answer");
      String quotation = answer.path(answer.has("quote") ? "quote" : "evidence").asText();
      assertThat(item.path("text").asText()).contains(quotation);
      assertThat(quotation).isNotBlank();
    }
  }

  @Test
  void the_keys_of_all_examples_are_in_the_jar() throws IOException {
    int items = 0;
    try (var files = Files.list(EXAMPLES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".answers.jsonl")).toList()) {
        items += Json.lines(Files.readString(file)).size();
      }
    }
    assertThat(AnswerKeys.shipped().keys).hasSize(items).isNotEmpty();
  }

  @Test
  void every_amount_of_an_invoice_follows_from_its_lines_unless_a_note_says_why_not()
      throws IOException {
    for (JsonNode line : key("invoice-extraction")) {
      JsonNode answer = line.path("answer");
      double net = 0;
      for (JsonNode one : answer.path("line_items")) {
        double amount = one.path("amount").asDouble();
        double product = one.path("quantity").asDouble() * one.path("unit_price").asDouble();
        assertThat(Math.abs(product - amount)).as("%s", line).isLessThan(0.005);
        net += amount;
      }
      assertThat(Math.abs(net - answer.path("net").asDouble())).as("%s", line).isLessThan(0.005);
      double total = net + answer.path("tax").asDouble();
      boolean adds = Math.abs(total - answer.path("total").asDouble()) < 0.005;
      assertThat(answer.path("note").asText().isEmpty()).as("%s", line).isEqualTo(adds);
    }
  }

  @Test
  void a_lead_fits_as_its_score_says() throws IOException {
    for (JsonNode line : key("lead-ranking")) {
      int score = line.at("/answer/score").asInt();
      String fit = line.at("/answer/fit").asText();
      String byScore = score >= 75 ? "hot" : score >= 50 ? "warm" : score >= 20 ? "cold" : "none";
      assertThat(fit).as("%s", line).isEqualTo(byScore);
    }
  }

  @Test
  void a_text_is_found_whatever_its_white_space_and_by_its_beginning_when_it_was_cut() {
    AnswerKeys keys =
        new AnswerKeys("{\"item\":\"1\",\"text\":\"one two  three\",\"answer\":{\"a\":1}}");
    assertThat(keys.facts(" one two\nthree ")).isPresent();
    assertThat(keys.facts("one tw […]")).isPresent();
    assertThat(keys.facts("one two four […]")).isEmpty();
    assertThat(keys.facts("one two three four")).isEmpty();
  }

  private static List<JsonNode> key(String example) throws IOException {
    return Json.lines(Files.readString(EXAMPLES.resolve(example + ".answers.jsonl")));
  }
}
