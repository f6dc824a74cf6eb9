package io.tierworks.common.contract.result;

import org.jspecify.annotations.Nullable;

/// A part of the job without an accepted answer.
///
/// @param subtask null when the step never issued it
/// @param count how many subtasks this line stands for
public record Gap(
    String step,
    @Nullable String subtask,
    @Nullable String item,
    GapReason reason,
    String detail,
    int count) {
  public Gap {
    detail = detail == null ? "" : detail;
    count = count == 0 ? 1 : count;
  }
}
