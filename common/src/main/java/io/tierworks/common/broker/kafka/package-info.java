/// Kafka clients with our defaults, and everything that both services do with them: a loop that
/// reads, headers, lag, topics. Only here and in the services' adapters is Kafka's API used.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.broker.kafka;
