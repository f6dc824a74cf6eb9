package io.tierworks.common.broker.access;

/// What a right is about.
///
/// @param name the whole name, or how it begins
public record Resource(Kind kind, String name, Pattern pattern) {

  /// Named as in Kafka's `ResourceType`.
  public enum Kind {
    TOPIC("--topic"),
    GROUP("--group"),
    TRANSACTIONAL_ID("--transactional-id");

    private final String option;

    Kind(String option) {
      this.option = option;
    }

    /// Of the command `kafka-acls`.
    String option() {
      return option;
    }
  }

  /// Named as in Kafka's `PatternType`.
  public enum Pattern {
    LITERAL,
    PREFIXED
  }

  static Resource topic(String name) {
    return new Resource(Kind.TOPIC, name, Pattern.LITERAL);
  }

  static Resource group(String name) {
    return new Resource(Kind.GROUP, name, Pattern.LITERAL);
  }

  static Resource beginning(Kind kind, String prefix) {
    return new Resource(kind, prefix, Pattern.PREFIXED);
  }

  @Override
  public String toString() {
    return pattern == Pattern.PREFIXED ? name + "*" : name;
  }
}
