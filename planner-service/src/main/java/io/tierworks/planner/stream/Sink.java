package io.tierworks.planner.stream;

import io.tierworks.common.broker.Topics;
import java.util.function.Function;

/// A topic that the coordinator writes to, as a sink of the topology.
enum Sink {
  SUBTASKS("to-subtask-orders", Topics::subtaskOrders),
  EVENTS("to-job-events", Topics::jobEvents),
  ANSWERS("to-job-answers", Topics::jobAnswers),
  RESULTS("to-job-results", Topics::jobResults),
  WORKER_COMMANDS("to-worker-commands", Topics::workerCommands),
  DEAD_SUBTASKS("to-dlq-subtasks", Topics::deadSubtasks),
  DEAD_RESULTS("to-dlq-results", Topics::deadResults);

  private final String node;
  private final Function<Topics, String> topic;

  Sink(String node, Function<Topics, String> topic) {
    this.node = node;
    this.topic = topic;
  }

  /// The sink's name in the topology.
  String node() {
    return node;
  }

  String topic(Topics topics) {
    return topic.apply(topics);
  }
}
