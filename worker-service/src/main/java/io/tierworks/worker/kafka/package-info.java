/// The ports of the pool on Kafka: two intakes with one contract, the result writer, and the
/// worker's status and commands. Only this package of the module knows the Kafka library.
@org.jspecify.annotations.NullMarked
package io.tierworks.worker.kafka;
