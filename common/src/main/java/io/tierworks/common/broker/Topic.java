package io.tierworks.common.broker;

import java.time.Duration;

/// A declared topic.
///
/// @param partitions cannot change after the topic is created, because keys are spread over them
/// @param retention how long records are kept
/// @param maxMessageBytes the broker's limit for one batch
public record Topic(String name, int partitions, Duration retention, int maxMessageBytes) {}
