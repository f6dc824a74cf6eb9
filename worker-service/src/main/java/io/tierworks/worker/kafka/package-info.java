/// The pool's ports on Kafka: two intakes under one contract, the outbox, heartbeats and commands.
/// The only package of this module that knows the Kafka library.
@NullMarked
package io.tierworks.worker.kafka;

import org.jspecify.annotations.NullMarked;
