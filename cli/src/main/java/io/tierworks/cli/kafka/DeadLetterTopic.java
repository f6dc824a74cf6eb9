package io.tierworks.cli.kafka;

import io.tierworks.common.broker.Topics;
import java.util.Locale;

/// A dead-letter topic, by the name people use.
public enum DeadLetterTopic {
  JOBS,
  SUBTASKS,
  RESULTS;

  String topic(Topics topics) {
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
