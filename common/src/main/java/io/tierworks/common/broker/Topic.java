package io.tierworks.common.broker;

import java.time.Duration;

/// A declared topic.
///
/// @param partitions fixed once created: keys are spread by it
/// @param retention how long records are kept
/// @param maxMessageBytes the broker's limit for one batch
public record Topic(String name, int partitions, Duration retention, int maxMessageBytes) {}
