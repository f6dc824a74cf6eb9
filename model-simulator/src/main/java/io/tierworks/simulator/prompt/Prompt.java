package io.tierworks.simulator.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import java.util.List;
import java.util.stream.Stream;

/// What a model is asked: the system message and the user message, each taken apart.
public record Prompt(Section system, Section user) {

  public static Prompt of(String system, String user) {
    return new Prompt(Section.of(system), Section.of(user));
  }

  /// All blocks with this name, the user's before the system's.
  public List<Section.DataBlock> all(String name) {
    return Stream.of(user, system)
        .flatMap(section -> section.blocks().stream())
        .filter(block -> block.name().equals(name))
        .toList();
  }

  /// The text of the first block with this name; empty if there is none.
  public String text(String name) {
    var blocks = all(name);
    return blocks.isEmpty() ? "" : blocks.getFirst().text();
  }

  /// The block's text as JSON; an empty object if it is none.
  public JsonNode json(String name) {
    return Json.parsed(text(name));
  }

  /// An attribute of the first block with this name, as a number.
  public int number(String name, String attribute, int otherwise) {
    var blocks = all(name);
    var value = blocks.isEmpty() ? "" : blocks.getFirst().attribute(attribute);
    return value.matches("\\d{1,9}") ? Integer.parseInt(value) : otherwise;
  }

  public boolean has(String name) {
    return !text(name).isBlank();
  }
}
