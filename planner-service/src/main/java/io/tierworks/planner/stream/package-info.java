/// Hosts the state machine on Kafka Streams: stores, topics, punctuation. The only package that
/// knows Streams.
@NullMarked
package io.tierworks.planner.stream;

import org.jspecify.annotations.NullMarked;
