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

  /// The text of the first block with this name, the user's before the system's; empty if there is
  /// none.
  public String text(String name) {
    return Stream.of(user, system)
        .flatMap(section -> section.blocks().stream())
        .filter(block -> block.name().equals(name))
        .map(DataBlock::text)
        .findFirst()
        .orElse("");
  }

  /// The block's text as JSON; an empty object if it is none.
  public JsonNode json(String name) {
    return Json.parsed(text(name));
  }

  /// An attribute of the first block with this name, as a number.
  public int number(String name, String attribute, int otherwise) {
    return all(name).stream()
        .map(block -> block.attribute(attribute))
        .filter(value -> value.matches("\\d{1,9}"))
        .findFirst()
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  public boolean has(String name) {
    return !text(name).isBlank();
  }

  /// All blocks with this name, in order.
  public List<DataBlock> all(String name) {
    return Stream.of(system, user)
        .flatMap(section -> section.blocks().stream())
        .filter(block -> block.name().equals(name))
        .toList();
  }
}
