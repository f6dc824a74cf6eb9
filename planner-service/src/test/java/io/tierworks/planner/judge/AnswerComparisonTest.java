package io.tierworks.planner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerComparisonTest {
  private static final String SCHEMA =
      """
      {"type": "object", "properties": {
        "category": {"type": "string", "enum": ["billing", "outage"]},
        "tags": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
        "ranking": {"type": "array", "items": {"type": "string"}},
        "line": {"type": "object", "properties": {"amount": {"type": "number"}}},
        "name": {"type": "string"}, "total": {"type": "number"}, "text": {"type": "string"}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"category": "billing"}      | {"category": "billing"}
          {"total": 10}                | {"total": 10.00}
          {"name": "Ada Lovelace"}     | {"name": "ada  lovelace."}
          {"tags": ["a", "b"]}         | {"tags": ["b", "a"]}
          {"total": null}              | {}
          {"text": "the parcel came late and it was open"} | {"text": "it was open and came late"}
          """)
  void theseAreTheSame(String one, String other) {
    var compared = compare(one, other);
    assertThat(compared.different()).isEmpty();
    assertThat(compared.unlike()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"category": "billing"}      | {"category": "outage"}      | category
          {"total": 10}                | {"total": 10.01}            | total
          {"total": 10}                | {}                          | total
          {"name": "2026-11-20"}       | {"name": "2026-11-21"}      | name
          {"name": "Ada Lovelace"}     | {"name": "Ada"}             | name
          {"tags": ["a"]}              | {"tags": ["b"]}             | tags
          {"tags": ["a", "a"]}         | {"tags": ["a", "b"]}        | tags
          {"ranking": ["x", "y"]}      | {"ranking": ["y", "x"]}     | ranking
          {"line": {"amount": 1}}      | {"line": {"amount": 2}}     | line.amount
          {"total": true}              | {"total": 1}                | total
          """)
  void theseAreDifferent(String one, String other, String field) {
    assertThat(compare(one, other).different()).containsExactly(field);
    assertThat(compare(other, one).different()).containsExactly(field);
  }

  @Test
  void longTextsWithFewWordsInCommonMayBothBeRight() {
    var compared =
        compare(
            "{\"text\": \"the parcel came late and it was open\"}",
            "{\"text\": \"delivery delayed, packaging of the goods damaged on arrival\"}");
    assertThat(compared.different()).isEmpty();
    assertThat(compared.unlike()).containsExactly("text");
  }

  private static AnswerComparison compare(String one, String other) {
    return AnswerComparison.of(json(SCHEMA), json(one), json(other));
  }

  private static JsonNode json(String text) {
    try {
      return Wire.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
