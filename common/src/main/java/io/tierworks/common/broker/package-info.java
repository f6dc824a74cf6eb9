/// The product on Kafka, without a client: topics, groups, headers and dead letters, declared once.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.broker;
