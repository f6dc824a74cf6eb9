/// A real Kafka in child processes, from the published jars: one node for `tierworks up` and most
/// tests, three for the tests that kill brokers. The services do not depend on it.
@org.jspecify.annotations.NullMarked
package io.tierworks.testkit.broker;
