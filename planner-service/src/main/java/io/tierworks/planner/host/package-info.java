/// The coordinator of one partition, around the state machine: it runs commands, dispatches
/// subtasks, and watches deadlines and workers. Knows no broker. `planner.kafka` hosts it on Kafka,
/// and the simulation hosts it on a broker in memory.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.host;
