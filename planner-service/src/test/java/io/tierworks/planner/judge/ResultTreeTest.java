package io.tierworks.planner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTreeTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void resultsAreInFullWhileTheyFit() {
    var tree = tree(100_000, 20, 500);
    assertThat(tree.level()).isEqualTo(ResultTree.Level.FULL);
    assertThat(tree.lines())
        .hasSize(21)
        .allSatisfy(line -> assertThat(line).doesNotContain("[…]"))
        .satisfies(lines -> assertThat(lines.getFirst()).contains("\"sum-0001\""));
  }

  @Test
  void longTextsAreCutBeforeResultsAreGrouped() {
    var tree = tree(10_000, 20, 1_000);
    assertThat(tree.level()).isEqualTo(ResultTree.Level.SHORT);
    assertThat(tree.lines()).hasSize(21).anySatisfy(line -> assertThat(line).contains("[…]"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 64, 65, 1_000, 4_097})
  void everyResultIsInExactlyOneLine(int results) {
    var tree = tree(4_000, results, 30);
    var lines = parsed(tree);
    assertThat(String.join("\n", tree.lines()).length()).isLessThanOrEqualTo(4_000);
    assertThat(lines.stream().mapToInt(line -> line.path("count").asInt(1)).sum())
        .isEqualTo(results + 1);
    assertThat(lines.stream().map(line -> line.path("subtask").asText())).doesNotHaveDuplicates();
    int billing =
        lines.stream()
            .filter(line -> line.path("subtask").asText().startsWith("sort"))
            .mapToInt(ResultTreeTest::billing)
            .sum();
    assertThat(billing).isEqualTo(Math.ceilDiv(results, 3));
    assertThat(tree.size()).isEqualTo(results + 1);
  }

  private static int billing(JsonNode line) {
    return line.has("count")
        ? line.path("counts").path("label").path("billing").asInt()
        : line.path("output").path("label").asText().equals("billing") ? 1 : 0;
  }

  @Test
  void groupsHoldNeighboursOfOneStep() {
    var tree = new ResultTree(2_000);
    for (var step : List.of("check", "sort")) {
      for (int i = 0; i < 300; i++) {
        tree.add(step, result(step, i, 30));
      }
    }
    assertThat(parsed(tree))
        .allSatisfy(line -> {
          var step = line.path("subtask").asText().split("-")[0];
          assertThat(line.path("to").asText()).startsWith(step);
        });
  }

  @Test
  void someLinesQuoteTheirSourceWhereThereIsRoom() {
    assertThat(tree(100_000, 40, 30).lines())
        .filteredOn(line -> line.contains("\"source\""))
        .hasSizeBetween(8, 12);
    assertThat(tree(100_000, 100, 30).lines())
        .filteredOn(line -> line.contains("The ticket"))
        .hasSizeBetween(8, 12);
    assertThat(tree(2_000, 100, 30).lines().toString().length()).isLessThanOrEqualTo(2_400);
  }

  @Test
  void disputedResultsQuoteTheirSourcesFirst() {
    var tree = new ResultTree(1_000_000);
    for (int i = 0; i < 600; i++) {
      if (i % 10 == 1 && i < 300) {
        tree.addDisputed("sort", result("sort", i, 30));
      } else {
        tree.add("sort", result("sort", i, 30));
      }
    }
    var quoted = tree.lines().stream().filter(line -> line.contains("The ticket")).toList();
    assertThat(quoted).hasSizeBetween(35, 60);
    assertThat(quoted).filteredOn(line -> line.matches(".*sort-\\d\\d\\d2.*")).hasSize(30);
  }

  @Test
  void manyResultsAreRowsThatDoNotRepeatTheNamesOfTheirFields() {
    var tree = new ResultTree(1_000_000);
    for (int i = 0; i < 60; i++) {
      tree.add("sort", result("sort", i, 8));
    }
    tree.add("sum", new JudgedResult("sum-0001", "x", null, 0, JSON.objectNode().put("a", 1)));
    var nested = JSON.objectNode();
    nested.putArray("list").add(1);
    tree.add("sum", new JudgedResult("sum-0002", "y", null, 0, nested));
    assertThat(tree.lines())
        .startsWith(
            "{\"columns\":[\"subtask\",\"item\",\"output.label\",\"output.why\",\"source\"]}",
            "[\"sort-0002\",\"T-1\",\"bug\",\"because 1\"]")
        .contains("[\"sort-0001\",\"T-0\",\"billing\",\"because 0\",\"The ticket 0\"]")
        .containsSequence(
            "{\"columns\":[\"subtask\",\"item\",\"output.a\",\"source\"]}",
            "[\"sum-0001\",\"x\",1]",
            "{\"subtask\":\"sum-0002\",\"item\":\"y\",\"output\":{\"list\":[1]}}")
        .hasSize(65);
  }

  /// @param length characters of a text in each result
  private static ResultTree tree(int room, int results, int length) {
    var tree = new ResultTree(room);
    for (int i = 0; i < results; i++) {
      tree.add("sort", result("sort", i, length));
    }
    tree.addJoint("sum", result("sum", 0, 10));
    return tree;
  }

  private static JudgedResult result(String step, int index, int length) {
    var output = JSON.objectNode().put("label", index % 3 == 0 ? "billing" : "bug");
    output.put("why", "because ".repeat(length / 8) + index);
    var id = "%s-%04d".formatted(step, index + 1);
    return new JudgedResult(id, "T-" + index, "The ticket " + index, 0, output);
  }

  private static List<JsonNode> parsed(ResultTree tree) {
    var lines = new ArrayList<JsonNode>();
    for (var line : tree.lines()) {
      try {
        lines.add(Wire.tree(line));
      } catch (MalformedMessage e) {
        throw new AssertionError(e);
      }
    }
    return lines;
  }
}
