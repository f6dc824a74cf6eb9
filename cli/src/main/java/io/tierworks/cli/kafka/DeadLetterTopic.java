package io.tierworks.cli.kafka;

import io.tierworks.common.broker.Topics;
import java.util.Locale;

/// A dead-letter topic; its text is the name that users type.
public enum DeadLetterTopic {
  JOBS,
  SUBTASKS,
  RESULTS;

  String name(Topics topics) {
    return switch (this) {
      case JOBS -> topics.deadJobs();
      case SUBTASKS -> topics.deadSubtasks();
      case RESULTS -> topics.deadResults();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
