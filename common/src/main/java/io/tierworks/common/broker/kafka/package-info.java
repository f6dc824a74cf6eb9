/// Kafka clients with our defaults, and everything that both services do with them: a loop that
/// reads, headers, lag, topics. Only here and in the services' adapters is Kafka's API used.
@NullMarked
package io.tierworks.common.broker.kafka;

import org.jspecify.annotations.NullMarked;
