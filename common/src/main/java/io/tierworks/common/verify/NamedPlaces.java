package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The places of a workspace that an answer names anywhere: objects with `path` and `from`, and
/// mentions in texts, such as `cart/money.py:6` or `cart/money.py:4-6`. A name without a folder is
/// a mention only if the workspace has a file of that name, because `example.com:80` has the same
/// form.
final class NamedPlaces {
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![\\w/.:-])((?:[\\w.-]++/)*+[\\w.-]*\\w:\\d{1,9}(?:-\\d{1,9})?)(?![\\w/])");

  private NamedPlaces() {}

  /// Why places do not hold.
  static Stream<String> faults(SourceTree tree, JsonNode value) {
    if (value.isTextual()) {
      return MENTION
          .matcher(value.textValue())
          .results()
          .map(mention -> fault(tree, mention.group(1)))
          .flatMap(Optional::stream);
    }
    return SourceCitation.of(value)
        .map(place -> place.fault(tree).stream())
        .orElseGet(() -> value.valueStream().flatMap(part -> faults(tree, part)));
  }

  private static Optional<String> fault(SourceTree tree, String mention) {
    return SourceCitation.of(mention)
        .filter(place -> place.isPlausible(tree))
        .flatMap(place -> place.fault(tree));
  }
}
