package io.tierworks.simulator.solve.schema;

import io.tierworks.simulator.solve.text.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One value of an answer, as its JSON schema describes it.
///
/// @param values the allowed values of a string, empty if free
/// @param min lowest number, null if open
/// @param items what an array holds
/// @param properties what an object holds
/// @param maxLength most characters of a string
public record Field(
    String name,
    Type type,
    String description,
    List<String> values,
    @Nullable Double min,
    @Nullable Double max,
    boolean nullable,
    @Nullable Field items,
    List<Field> properties,
    int maxItems,
    int maxLength) {

  /// JSON's types, and ANY where the schema does not say.
  public enum Type {
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN,
    ARRAY,
    OBJECT,
    ANY
  }

  /// The name in lower-case words: "invoice number".
  public String words() {
    return Words.spaced(name);
  }

  /// Name and description in lower case.
  public String about() {
    return words() + " " + description.toLowerCase(Locale.ROOT);
  }

  public boolean numeric() {
    return type == Type.NUMBER || type == Type.INTEGER;
  }

  /// Whether the value must be a literal piece of the material.
  public boolean quote() {
    String about = about();
    return about.contains("quot")
        || about.contains("verbatim")
        || about.contains("literal")
        || about.contains("exact words")
        || words().equals("evidence")
        || words().equals("excerpt");
  }

  public Field named(String other) {
    return new Field(
        other,
        type,
        description,
        values,
        min,
        max,
        nullable,
        items,
        properties,
        maxItems,
        maxLength);
  }

  public @Nullable Field property(String key) {
    for (Field property : properties) {
      if (property.name.equals(key)) {
        return property;
      }
    }
    return null;
  }
}
