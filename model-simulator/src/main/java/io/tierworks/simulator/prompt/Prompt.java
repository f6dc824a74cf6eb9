package io.tierworks.simulator.prompt;

import java.util.ArrayList;
import java.util.List;

/// What a model is asked: the system message and the user message, each taken apart.
public record Prompt(Section system, Section user, int images) {

  public static Prompt of(String system, String user, int images) {
    return new Prompt(Section.of(system), Section.of(user), images);
  }

  /// The text of the first block with this name, the user's before the system's; empty if there is
  /// none.
  public String text(String name) {
    for (Section section : List.of(user, system)) {
      for (DataBlock block : section.blocks()) {
        if (block.name().equals(name)) {
          return block.text();
        }
      }
    }
    return "";
  }

  public boolean has(String name) {
    return !text(name).isBlank();
  }

  /// All blocks with this name, in order.
  public List<DataBlock> all(String name) {
    List<DataBlock> found = new ArrayList<>();
    for (Section section : List.of(system, user)) {
      for (DataBlock block : section.blocks()) {
        if (block.name().equals(name)) {
          found.add(block);
        }
      }
    }
    return found;
  }
}
