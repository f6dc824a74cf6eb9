package io.tierworks.common.broker;

import java.time.Duration;
import java.util.Optional;

/// A declared topic.
///
/// @param partitions cannot change after the topic is created, because keys are spread over them
/// @param retention how long records are kept; empty for a compacted topic, which keeps the last
///   record of each key
/// @param compression of its records; empty if they stay as their producers wrote them
/// @param maxMessageBytes the broker's limit for one batch
public record Topic(
    String name,
    int partitions,
    Optional<Duration> retention,
    Optional<Compression> compression,
    int maxMessageBytes) {}
