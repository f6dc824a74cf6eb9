package io.tierworks.simulator.prompt;

import java.util.Map;

/// A piece of material in a prompt: `<data name="item" id="T-17"> ... </data>`.
public record DataBlock(String name, Map<String, String> attributes, String text) {

  /// The attribute, or an empty string.
  public String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }
}
