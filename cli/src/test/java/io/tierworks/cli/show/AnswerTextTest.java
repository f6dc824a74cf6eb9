package io.tierworks.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{"path":"cart/money.py","from":6,"to":6,"quote":"x"},{"path":"a.py","from":1,"to":3,"quote":""}] | cart/money.py:6, a.py:1-3
          ["a", "b"]                              | a, b
          [{"path":"a.py"}]                       | [{"path":"a.py"}]
          {"path":"a.py","from":1}                | {"path":"a.py","from":1}
          """)
  void placesAreShownAsPathAndLines(String json, String shown) throws MalformedMessage {
    assertThat(AnswerText.inline(Wire.tree(json))).isEqualTo(shown);
  }
}
