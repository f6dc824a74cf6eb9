package io.tierworks.common.contract.json;

import com.fasterxml.jackson.databind.JsonNode;

/// Counts the parts of one schema against the limits of OpenAI's `strict` mode. Not thread-safe.
final class StrictLimits {
  static final int MAX_LEVELS = 10;
  private static final int MAX_PROPERTIES = 5_000;
  private static final int MAX_CHARACTERS = 120_000;
  private static final int MAX_ENUM_VALUES = 1_000;
  private static final int LONG_ENUM = 250;
  private static final int LONG_ENUM_CHARACTERS = 15_000;

  private int properties;
  private int enumValues;
  private int characters;

  void countProperty(String name) {
    properties++;
    characters += name.length();
  }

  void countDefinition(String name) {
    characters += name.length();
  }

  /// @return whether the enum is within the limits of a single one
  boolean countEnum(JsonNode values) {
    int length = 0;
    for (var value : values) {
      length += value.asText().length();
    }
    enumValues += values.size();
    characters += length;
    return !values.isEmpty() && (values.size() <= LONG_ENUM || length <= LONG_ENUM_CHARACTERS);
  }

  boolean areKept() {
    return properties <= MAX_PROPERTIES
        && enumValues <= MAX_ENUM_VALUES
        && characters <= MAX_CHARACTERS;
  }
}
