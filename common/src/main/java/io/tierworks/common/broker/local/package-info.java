/// A real Kafka of one node in a child process, from the published jars: for `tierworks up` and for
/// tests. Needs `kafka_2.13` on the class path of whoever starts it; the services do not have it.
@NullMarked
package io.tierworks.common.broker.local;

import org.jspecify.annotations.NullMarked;
