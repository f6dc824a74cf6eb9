package io.tierworks.common.settings;

import java.util.List;

/// A declared key. A `*` in the key stands for the name of a tier.
///
/// @param choices the words that a [Kind#CHOICE] may be
/// @param defaultValue empty means unset
/// @param description one sentence for the table in the docs
public record SettingDefinition(
    String key, Kind kind, List<String> choices, String defaultValue, String description) {

  /// How a value is read and checked.
  public enum Kind {
    TEXT,
    INTEGER,
    DURATION,
    MONEY,
    LIST,
    ADDRESS,
    PATH,
    SECRET,
    CHOICE
  }

  static SettingDefinition of(String key, Kind kind, String defaultValue, String description) {
    return new SettingDefinition(key, kind, List.of(), defaultValue, description);
  }

  static SettingDefinition choice(String key, List<String> choices, String description) {
    return new SettingDefinition(key, Kind.CHOICE, choices, choices.getFirst(), description);
  }

  boolean covers(String candidate) {
    int star = key.indexOf('*');
    if (star < 0) {
      return key.equals(candidate);
    }
    String head = key.substring(0, star);
    String tail = key.substring(star + 1);
    return candidate.length() > head.length() + tail.length()
        && candidate.startsWith(head)
        && candidate.endsWith(tail)
        && candidate.indexOf('.', head.length()) == candidate.length() - tail.length();
  }
}
