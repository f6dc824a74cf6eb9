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
    FLAG,
    DURATION,
    MONEY,
    SHARE,
    LIST,
    ADDRESS,
    PATH,
    SECRET,
    CHOICE
  }

  public SettingDefinition {
    choices = List.copyOf(choices);
    defaultValue = defaultValue == null ? "" : defaultValue;
  }
}
