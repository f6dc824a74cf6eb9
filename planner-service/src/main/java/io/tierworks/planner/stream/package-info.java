/// Hosts the coordinator on Kafka Streams: topology, state stores, outgoing records. No other
/// package knows Streams.
@NullMarked
package io.tierworks.planner.stream;

import org.jspecify.annotations.NullMarked;
