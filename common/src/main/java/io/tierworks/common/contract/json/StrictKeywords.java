package io.tierworks.common.contract.json;

import java.util.Set;

/// The JSON Schema keywords that OpenAI's `strict` mode accepts, and those that can be left out
/// because they only describe the answer or narrow it.
final class StrictKeywords {
  private static final Set<String> ACCEPTED =
      words(
          """
          type const description $ref required multipleOf minimum maximum exclusiveMinimum
          exclusiveMaximum minItems maxItems
          """);

  private static final Set<String> OPTIONAL =
      words(
          """
          $schema $id $anchor $comment title default examples example deprecated readOnly
          writeOnly minLength maxLength minProperties maxProperties uniqueItems
          contentEncoding contentMediaType
          """);

  private static final Set<String> FORMATS =
      Set.of("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid");

  private StrictKeywords() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /// Whether the keyword is sent with its value as it is.
  static boolean isAccepted(String keyword) {
    return ACCEPTED.contains(keyword);
  }

  static boolean canBeLeftOut(String keyword) {
    return OPTIONAL.contains(keyword) || keyword.startsWith("x-");
  }

  /// Whether this value of `format` is sent; others are left out.
  static boolean isAcceptedFormat(String format) {
    return FORMATS.contains(format);
  }

  /// Whether this value of `pattern` is sent. The service rejects lookaround and other extensions,
  /// so such patterns are left out.
  static boolean isAcceptedPattern(String pattern) {
    return !pattern.contains("(?");
  }
}
