/// Access to Kafka: a checked connection, senders and readers. Only this package uses Kafka
/// producers and consumers.
@NullMarked
package io.tierworks.cli.kafka;

import org.jspecify.annotations.NullMarked;
