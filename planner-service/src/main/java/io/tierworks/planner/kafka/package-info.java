/// Hosts the coordinators on Kafka: group membership, transactions, the changelog and outgoing
/// records. [KafkaHost] is the entry.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.kafka;
