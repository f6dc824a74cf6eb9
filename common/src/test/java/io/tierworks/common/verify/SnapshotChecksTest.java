package io.tierworks.common.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Check;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotChecksTest {
  private static final Map<String, List<String>> FILES =
      Map.of(
          "cart/money.py", List.of("def rounded(amount):", "    return round(amount, 2)"),
          "settings.py", List.of("TRIES = 4"),
          "old/settings.py", List.of("TRIES = 3", "WAIT = 2"),
          "cart/__init__.py", List.of(""),
          "old/__init__.py", List.of(""));
  private static final SourceTree TREE = new FilesInMemory(FILES);
  private static final List<String> CHAIN = List.of("schema", "citations", "applies");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "cart/money.py:2"                                    |
          "cart/money.py:1-2"                                  |
          "cart/money.py:2: return round(amount, 2)"           |
          "cart/money.py:1-2: rounded(amount): return"         |
          "cart/money.py:1: return round(amount, 2)"           | the quoted text is not in cart/money.py:1-1
          "cart/money.py:3"                                    | has the lines 1 to 2, not 3 to 3
          "cart/money.py:2-1"                                  | not 2 to 1
          "cart/tax.py:1"                                      | there is no text file cart/tax.py
          "see the file money.py"                              | write a citation as path:line
          {"path": "cart/money.py", "from": 1, "to": 2, "quote": "round(amount, 2)"} |
          {"path": "cart/money.py", "from": 2, "to": 2, "quote": "floor(amount)"}    | the quoted text is not in
          {"path": "cart/money.py", "from": 0, "to": 2, "quote": ""}                 | not 0 to 2
          {"file": "cart/money.py"}                            | write a citation as path:line
          "money.py:2: return round(amount, 2)"                |
          "money.py:3"                                         | cart/money.py has the lines 1 to 2, not 3 to 3
          "settings.py:1: TRIES = 4"                           |
          "settings.py:2"                                      | settings.py has the lines 1 to 1, not 2 to 2
          "__init__.py:1"                                      | several files are named __init__.py (cart/__init__.py, old/__init__.py); write the path from the root
          "tax.py:1"                                           | there is no text file tax.py
          {"path": "money.py", "from": 2, "to": 2, "quote": "floor(amount)"}         | the quoted text is not in cart/money.py:2-2
          """)
  void aCitationIsLookedUp(String citation, String fault) throws MalformedMessage {
    var made = SnapshotChecks.of(CHAIN, TREE, answer("{\"citations\": [" + citation + "]}"));

    assertThat(made)
        .first()
        .isEqualTo(
            fault == null
                ? Check.passed("citations")
                : Check.rejected("citations", made.getFirst().detail()));
    assertThat(made.getFirst().detail()).contains(fault == null ? "" : fault);
  }

  @Test
  void everyListOfCitationsNamesAPlace() throws MalformedMessage {
    var answer =
        answer(
            """
            {"findings": [{"citations": ["cart/money.py:1"]}, {"citations": []}]}\
            """);

    assertThat(SnapshotChecks.of(CHAIN, TREE, answer))
        .containsExactly(Check.rejected("citations", "nothing is cited"));
    assertThat(SnapshotChecks.of(CHAIN, TREE, answer("{\"findings\": []}")))
        .allMatch(Check::passed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "see cart/money.py:2 and (cart/money.py:1-2)."     |
          "at 12:30, http://cart/money.py:9, example.com:80" |
          "see cart/money.py:3."                             | cart/money.py has the lines 1 to 2, not 3 to 3
          "see cart/tax.py:1"                                | there is no text file cart/tax.py
          "see money.py:2 and tax.py:1"                      |
          "see money.py:3"                                   | cart/money.py has the lines 1 to 2, not 3 to 3
          "see __init__.py:1"                                | several files are named __init__.py (cart/__init__.py, old/__init__.py); write the path from the root
          {"places": [{"path": "cart/money.py", "from": 1, "to": 2, "quote": "round(amount, 2)"}]} |
          {"places": [{"path": "cart/money.py", "from": 1, "to": 2, "quote": "floor"}]} | the quoted text is not in cart/money.py:1-2
          {"places": []}                                     |
          """)
  void everyPlaceThatAnAnswerNamesIsLookedUp(String answer, String fault) throws MalformedMessage {
    var made =
        SnapshotChecks.of(List.of("schema", "places"), TREE, answer("{\"a\":" + answer + "}"));

    assertThat(made)
        .containsExactly(fault == null ? Check.passed("places") : Check.rejected("places", fault));
  }

  @Test
  void aPathOfAnyLengthIsLookedUp() {
    var answer = TextNode.valueOf("a/".repeat(50_000) + "b.py:1");

    assertThat(SnapshotChecks.of(List.of("places"), TREE, answer))
        .singleElement()
        .satisfies(check -> assertThat(check.detail()).startsWith("there is no text file a/a/"));
  }

  @Test
  void aDiffIsApplied() throws MalformedMessage {
    var right =
        "--- a/cart/money.py\\n+++ b/cart/money.py\\n@@ -1,2 +1,2 @@\\n-def rounded(amount):"
            + "\\n+def cents(amount):\\n     return round(amount, 2)\\n";

    assertThat(SnapshotChecks.of(CHAIN, TREE, answer("{\"diff\": \"" + right + "\"}")))
        .containsExactly(Check.passed("citations"), Check.passed("applies"));
    assertThat(SnapshotChecks.of(CHAIN, TREE, answer("{\"diff\": \"none\"}")).getLast().passed())
        .isFalse();
  }

  @Test
  void onlyTheLinksOfTheChainAreChecked() throws MalformedMessage {
    assertThat(SnapshotChecks.of(List.of("schema"), TREE, answer("{\"citations\": []}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"properties": {"citations": {}}}                                   | citations
          {"properties": {"findings": {"items": {"properties": {"citations": {}}}}}} | citations
          {"properties": {"diff": {}, "citations": {}}}                       | citations applies
          {"properties": {"text": {"description": "citations"}}}              |
          """)
  void theSchemaSaysWhichAreNeeded(String schema, String needed) throws MalformedMessage {
    assertThat(SnapshotChecks.neededBy(answer(schema)))
        .extracting(Link::link)
        .containsExactly(needed == null ? new String[0] : needed.split(" "));
  }

  private static JsonNode answer(String json) throws MalformedMessage {
    return Wire.tree(json);
  }
}
