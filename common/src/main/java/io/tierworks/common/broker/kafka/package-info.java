/// Kafka clients and topics. The only package of this module that knows the Kafka library.
@NullMarked
package io.tierworks.common.broker.kafka;

import org.jspecify.annotations.NullMarked;
