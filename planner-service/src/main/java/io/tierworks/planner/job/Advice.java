package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import java.util.List;
import java.util.stream.Stream;

/// What a new plan says about a subtask that no tier could answer.
///
/// @param instructions beside those of its step
/// @param parts what each call is told that answers a part of the subtask; empty if it is not split
/// @param answers the accepted answers to the first parts, in order
public record Advice(
    String instructions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> parts,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Accepted> answers) {
  public Advice {
    parts = parts == null ? List.of() : List.copyOf(parts);
    answers = answers == null ? List.of() : List.copyOf(answers);
  }

  /// The next call answers all of the subtask, or the first of its parts.
  public static Advice of(String instructions, List<String> parts) {
    return new Advice(instructions, parts, List.of());
  }

  /// Whether the next call answers a part. Afterwards all calls answer the subtask as a whole.
  public boolean lacksPart() {
    return answers.size() < parts.size();
  }

  Advice answered(Accepted answer) {
    return new Advice(
        instructions, parts, Stream.concat(answers.stream(), Stream.of(answer)).toList());
  }

  /// Without the answers, because what they were made of changes.
  Advice anew() {
    return of(instructions, parts);
  }
}
