/// Access to Kafka: a checked connection, senders and readers. Only this package uses Kafka
/// producers and consumers.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.kafka;
