package io.tierworks.planner.stream;

import io.tierworks.common.broker.Topics;
import io.tierworks.planner.host.CoordinatorConfig;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/// The topology of the planner: it reads job commands and subtask results, runs one coordinator per
/// partition, and writes to a sink for each of the [#outputs].
public final class PlannerTopology {
  private static final String COORDINATOR = "coordinator";

  private PlannerTopology() {}

  public static Topology build(CoordinatorConfig config) {
    var topics = config.topics();
    var topology =
        new Topology()
            .addSource(
                "in",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topics.jobCommands(),
                topics.subtaskResults())
            .addProcessor(COORDINATOR, () -> new CoordinatorProcessor(config), "in");
    StateStores.builders().forEach(store -> topology.addStateStore(store, COORDINATOR));
    for (var topic : outputs(topics)) {
      topology.addSink(
          topic, topic, new StringSerializer(), new ByteArraySerializer(), COORDINATOR);
    }
    return topology;
  }

  /// The topics that the coordinator writes to. Each names its sink.
  static List<String> outputs(Topics topics) {
    return List.of(
        topics.subtaskOrders(),
        topics.jobEvents(),
        topics.jobAnswers(),
        topics.jobResults(),
        topics.workerCommands(),
        topics.deadSubtasks(),
        topics.deadResults());
  }
}
