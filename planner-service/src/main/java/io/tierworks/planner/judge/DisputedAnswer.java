package io.tierworks.planner.judge;

import java.util.List;

/// An accepted answer that its audit does not confirm.
///
/// @param fields in which the two answers differ
public record DisputedAnswer(String subtask, List<String> fields) {
  public DisputedAnswer {
    fields = List.copyOf(fields);
  }
}
