package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.prompt.DataBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a model writes in place of results that are too long, by `schema/summary.schema.json`.
public record Summary(List<Part> parts) {
  /// Characters of all texts together.
  private static final int LONGEST = 4_000;

  private static final int MOST_NAMED = 10;

  public Summary {
    parts = List.copyOf(parts);
  }

  /// @param text what these results say
  /// @param subtasks ids of the results; where a summary stands for summaries, ids of those
  public record Part(String text, List<String> subtasks) {
    public Part {
      text = text == null ? "" : text;
      subtasks = List.copyOf(subtasks);
    }
  }

  /// @return empty when the JSON is no summary
  public static Optional<Summary> read(JsonNode json) {
    try {
      return Optional.of(Wire.convert(json, Summary.class));
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
  }

  /// What is wrong with the summary; empty when each result is in exactly one part, and the texts
  /// are short enough.
  ///
  /// @param results the ids of what it stands for
  public Optional<String> fault(List<String> results) {
    var named = new HashSet<String>();
    var twice = named().filter(id -> !named.add(id)).toList();
    var missing = results.stream().filter(id -> !named.contains(id)).toList();
    var unknown = named.stream().filter(id -> !results.contains(id)).sorted().toList();
    return Stream.of(
            fault("in no part", missing),
            fault("in more than one part", twice),
            fault("no id of these results", unknown),
            tooLong())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Stream<String> named() {
    return parts.stream().flatMap(part -> part.subtasks.stream());
  }

  private static Optional<String> fault(String what, List<String> ids) {
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            what + ": " + String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size()))));
  }

  private Optional<String> tooLong() {
    int length = parts.stream().mapToInt(part -> part.text.length()).sum();
    return length <= LONGEST
        ? Optional.empty()
        : Optional.of("the texts have %d characters, allowed are %d".formatted(length, LONGEST));
  }

  /// The same summary with other names for what it is about.
  public Summary naming(Function<String, String> names) {
    return new Summary(
        parts.stream()
            .map(part -> new Part(part.text, part.subtasks.stream().map(names).toList()))
            .toList());
  }

  /// Of its JSON in a prompt.
  public int bytes() {
    return DataBlock.bytes(Wire.text(parts));
  }
}
