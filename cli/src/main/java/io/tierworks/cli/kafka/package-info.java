/// What the commands need of the brokers: a checked connection, the topics of jobs, tails and
/// look-ups. The only package of this module that knows the Kafka client.
@NullMarked
package io.tierworks.cli.kafka;

import org.jspecify.annotations.NullMarked;
