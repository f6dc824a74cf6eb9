/// The product on Kafka, without a client: topics, groups, headers and dead letters, declared once.
@NullMarked
package io.tierworks.common.broker;

import org.jspecify.annotations.NullMarked;
