package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names one attempt, unique everywhere. Its text is `<job>/<subtask>/<number>`.
///
/// @param number from 1 within the subtask
public record AttemptId(String job, String subtask, int number) {

  /// @throws IllegalArgumentException when the text names no attempt
  @JsonCreator
  public static AttemptId parse(String text) {
    int last = text.lastIndexOf('/');
    int middle = text.lastIndexOf('/', last - 1);
    if (middle < 1 || last - middle < 2) {
      throw new IllegalArgumentException("attempt must be <job>/<subtask>/<number>");
    }
    return new AttemptId(
        text.substring(0, middle),
        text.substring(middle + 1, last),
        Integer.parseInt(text.substring(last + 1)));
  }

  @JsonValue
  @Override
  public String toString() {
    return job + "/" + subtask + "/" + number;
  }
}
