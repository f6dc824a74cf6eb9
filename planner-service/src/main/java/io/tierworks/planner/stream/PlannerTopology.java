package io.tierworks.planner.stream;

import io.tierworks.common.broker.Topics;
import io.tierworks.planner.host.CoordinatorConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/// Commands and reports in, one coordinator per partition, orders, events and results out.
public final class PlannerTopology {
  private static final String COORDINATOR = "coordinator";
  private static final int MAX_FACT_BYTES = Topics.MAX_PAYLOAD_BYTES + 1024 * 1024;

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
    Stores.builders(MAX_FACT_BYTES).forEach(store -> topology.addStateStore(store, COORDINATOR));
    sink(topology, MessagePublisher.ORDERS, topics.subtaskOrders());
    sink(topology, MessagePublisher.EVENTS, topics.jobEvents());
    sink(topology, MessagePublisher.ANSWERS, topics.jobAnswers());
    sink(topology, MessagePublisher.RESULTS, topics.jobResults());
    sink(topology, MessagePublisher.COMMANDS, topics.workerCommands());
    sink(topology, MessagePublisher.DEAD_SUBTASKS, topics.deadSubtasks());
    sink(topology, MessagePublisher.DEAD_RESULTS, topics.deadResults());
    return topology;
  }

  private static void sink(Topology topology, String name, String topic) {
    topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), COORDINATOR);
  }
}
