/// Hosts the coordinator on Kafka Streams: topology, state stores, outgoing records. No other
/// package knows Streams.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.stream;
