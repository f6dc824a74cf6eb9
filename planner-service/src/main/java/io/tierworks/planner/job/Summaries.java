package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All summaries that a job has asked for, level by level.
///
/// @param levels in order
public record Summaries(@JsonValue List<SummaryLevel> levels) {
  public static final Summaries NONE = new Summaries(List.of());

  @JsonCreator
  public Summaries {
    levels = List.copyOf(levels);
  }

  public Summaries and(SummaryLevel next) {
    return new Summaries(Stream.concat(levels.stream(), Stream.of(next)).toList());
  }

  /// The levels of a round, the first one first.
  public List<SummaryLevel> of(int round) {
    return levels.stream().filter(level -> level.round() == round).toList();
  }

  /// The level that a summary belongs to.
  public Optional<SummaryLevel> levelOf(SubtaskRef summary) {
    return levels.stream().filter(level -> level.has(summary)).findFirst();
  }

  /// All of them.
  public Stream<SubtaskRef> refs() {
    return levels.stream().flatMap(SummaryLevel::refs);
  }
}
