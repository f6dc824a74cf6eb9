/// Hosts the state machine for one partition, over ports: what is stored, what is sent, what time
/// it is. Release, leases and deadlines are kept here. Knows no broker; `planner.stream` puts it on
/// Kafka Streams, and the simulation on a broker in memory.
@NullMarked
package io.tierworks.planner.host;

import org.jspecify.annotations.NullMarked;
