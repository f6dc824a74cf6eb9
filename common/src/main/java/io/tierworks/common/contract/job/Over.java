package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/// What the subtasks of a step work on, one by one. In JSON it is `items`, `job` or the id of a
/// step.
public sealed interface Over {
  Over ITEMS = new Items();
  Over JOB = new WholeJob();

  /// One subtask for each item of the job.
  record Items() implements Over {
    @Override
    public String text() {
      return "items";
    }
  }

  /// One subtask for the whole job.
  record WholeJob() implements Over {
    @Override
    public String text() {
      return "job";
    }
  }

  /// One subtask for each result of a step.
  record Results(String step) implements Over {
    @Override
    public String text() {
      return step;
    }
  }

  @JsonCreator
  static Over of(String text) {
    return switch (text) {
      case "items" -> ITEMS;
      case "job" -> JOB;
      default -> new Results(text);
    };
  }

  @JsonValue
  String text();

  /// The step whose results are worked on; empty when it is the items or the job.
  default Optional<String> source() {
    return this instanceof Results(var step) ? Optional.of(step) : Optional.empty();
  }
}
