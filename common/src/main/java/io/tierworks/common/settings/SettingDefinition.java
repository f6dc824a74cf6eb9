package io.tierworks.common.settings;

/// A declared key. A `*` in the key stands for the name of a tier.
///
/// @param defaultValue the default; empty means unset
/// @param description one sentence for the table in the docs
public record SettingDefinition(String key, Kind kind, String defaultValue, String description) {

  /// How a value is read and checked.
  public enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    DURATION,
    MONEY,
    LIST,
    ADDRESS,
    PATH,
    SECRET,
    SHARE_OR_GROUP,
    TOKEN_FIELD,
    JSON_MODE
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
