package io.tierworks.planner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers to the parts of a subtask become one answer.
class AnswerJoinTest {
  private static final JsonNode SCHEMA =
      json(
          "{'properties': {'kind': {'enum': ['a', 'b']}, 'text': {'type': 'string'},"
              + " 'inner': {'properties': {'total': {'type': 'number'}}},"
              + " 'lines': {'type': 'array'}}}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'lines': [1, 2]}        | {'lines': [2, 3]}          | {'lines': [1, 2, 2, 3]}",
        "{'text': 'one'}          | {'text': 'two'}            | {'text': 'one\\n\\ntwo'}",
        "{'text': ''}             | {'text': 'two'}            | {'text': 'two'}",
        "{'kind': 'a'}            | {'kind': 'a'}              | {'kind': 'a'}",
        "{'kind': null}           | {'kind': 'b'}              | {'kind': 'b'}",
        "{'inner': {'total': 1}}  | {'inner': {'total': 1.0}}  | {'inner': {'total': 1}}",
        "{'kind': 'a'}            | {'text': 'two'}            | {'kind': 'a', 'text': 'two'}",
        "{'kind': null}           | {'kind': null}             | {'kind': null}",
      })
  void fieldsAreJoinedInOrder(String one, String other, String joined) {
    var join = AnswerJoin.of(SCHEMA, List.of(json(one), json(other)));
    assertThat(join.output()).isEqualTo(json(joined));
    assertThat(join.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind': 'a'}            | {'kind': 'b'}              | kind",
        "{'inner': {'total': 1}}  | {'inner': {'total': 2}}    | inner.total",
        "{'text': 'one'}          | {'text': 2}                | text",
        "1                        | 2                          | the answer",
      })
  void aValueThatIsOneForAllPartsHasToBeTheSame(String one, String other, String path) {
    assertThat(AnswerJoin.of(SCHEMA, List.of(json(one), json(other))).conflicts())
        .containsExactly(path);
  }

  @Test
  void oneAnswerStaysAsItIs() {
    assertThat(AnswerJoin.of(SCHEMA, List.of(json("{'text': 'x'}"))).output())
        .isEqualTo(json("{'text': 'x'}"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itDoesNotMatterWhichNeighboursAreJoinedFirst(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var a = any(random);
      var b = any(random);
      var c = any(random);
      var all = AnswerJoin.of(SCHEMA, List.of(a, b, c));
      var right = AnswerJoin.of(SCHEMA, List.of(b, c));
      var late = AnswerJoin.of(SCHEMA, List.of(a, right.output()));
      boolean joined = right.conflicts().isEmpty() && late.conflicts().isEmpty();
      assertThat(all.conflicts().isEmpty()).isEqualTo(joined);
      if (joined) {
        assertThat(all.output()).isEqualTo(late.output());
      }
    }
  }

  private static JsonNode any(Random random) {
    var answer = Wire.mapper().createObjectNode();
    if (random.nextBoolean()) {
      answer.put("kind", random.nextInt(4) > 0 ? "a" : random.nextBoolean() ? "b" : null);
    }
    answer.put("text", List.of("", "one", "two").get(random.nextInt(3)));
    answer.putObject("inner").put("total", random.nextInt(8) > 0 ? 1 : 2);
    answer.putArray("lines").add(random.nextInt(3));
    return answer;
  }

  private static JsonNode json(String text) {
    try {
      return Wire.tree(text.replace('\'', '"'));
    } catch (MalformedMessage e) {
      throw new AssertionError(text, e);
    }
  }
}
