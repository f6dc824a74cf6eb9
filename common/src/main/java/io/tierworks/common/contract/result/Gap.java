package io.tierworks.common.contract.result;

import org.jspecify.annotations.Nullable;

/// A part of the job without an accepted answer.
///
/// @param subtask null when the step never got to it
/// @param reason a stable code: `attempts_exhausted`, `budget`, `deadline`, `cancelled`,
///   `not_revised`, `input_missing`
/// @param count how many subtasks this line stands for
public record Gap(
    String step,
    @Nullable String subtask,
    @Nullable String item,
    String reason,
    String detail,
    int count) {
  public Gap {
    detail = detail == null ? "" : detail;
    count = count == 0 ? 1 : count;
  }
}
