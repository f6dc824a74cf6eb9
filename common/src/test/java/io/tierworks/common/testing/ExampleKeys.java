package io.tierworks.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The answer keys of the shipped examples.
public final class ExampleKeys {
  private ExampleKeys() {}

  /// A line for each item, in the order of the items.
  ///
  /// @param example name without ending
  public static List<JsonNode> of(String example) throws IOException, MalformedMessage {
    var keys = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(Path.of("..", "examples", example + ".answers.jsonl"))) {
      keys.add(Wire.tree(line));
    }
    return keys;
  }
}
