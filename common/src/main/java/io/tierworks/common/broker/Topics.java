package io.tierworks.common.broker;

import io.tierworks.common.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All topics and groups of an installation, with partitions, retention and sizes. No other place
/// declares them.
///
/// @param compression of the topics that users read
public record Topics(
    String prefix,
    List<String> tiers,
    int keyedPartitions,
    int subtaskPartitions,
    Compression compression) {
  /// Largest job, subtask or answer, documents and images included.
  public static final int MAX_PAYLOAD_BYTES = 8 * 1024 * 1024;

  /// A payload and what the product adds to it.
  private static final int MAX_MESSAGE_BYTES = MAX_PAYLOAD_BYTES + 1024 * 1024;

  /// Largest value of a dead letter; its headers are extra.
  public static final int MAX_DEAD_VALUE_BYTES = MAX_MESSAGE_BYTES - 64 * 1024;

  private static final String SUBTASKS = "subtasks.";
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(30);

  /// @throws io.tierworks.common.settings.InvalidSettings naming every fault
  public static Topics from(Settings settings) {
    return TopicSettings.from(settings).topics();
  }

  public String jobs() {
    return prefix + "jobs";
  }

  public String jobCommands() {
    return prefix + "job.commands";
  }

  public String subtasks(String tier) {
    return prefix + SUBTASKS + tier;
  }

  /// Whether this is the topic of a tier.
  public boolean isTier(String topic) {
    var tiersTopics = prefix + SUBTASKS;
    return topic.startsWith(tiersTopics) && tiers.contains(topic.substring(tiersTopics.length()));
  }

  public String subtaskResults() {
    return prefix + "subtask.results";
  }

  public String workerStatus() {
    return prefix + "worker.status";
  }

  public String workerCommands() {
    return prefix + "worker.commands";
  }

  public String jobEvents() {
    return prefix + "job.events";
  }

  public String jobResults() {
    return prefix + "job.results";
  }

  /// Item answers of jobs whose result would otherwise be too large.
  public String jobAnswers() {
    return prefix + "job.answers";
  }

  /// The changelog of the planners' state: the last value of each key.
  public String plannerState() {
    return prefix + "planner.state";
  }

  /// What verification accepted and refused, by partition, kind and tier: the last value of each.
  public String tierStats() {
    return prefix + "tier.stats";
  }

  public String deadJobs() {
    return prefix + "dlq.jobs";
  }

  public String deadSubtasks() {
    return prefix + "dlq.subtasks";
  }

  public String deadResults() {
    return prefix + "dlq.results";
  }

  /// The group of a tier's workers.
  public String workerGroup(String tier) {
    return prefix + "workers." + tier;
  }

  public String plannerGroup() {
    return prefix + "planner";
  }

  public String intakeGroup() {
    return prefix + "intake";
  }

  public List<Topic> all() {
    var topics = new ArrayList<Topic>();
    Stream.of(jobs(), jobCommands(), subtaskResults())
        .forEach(name -> topics.add(internal(name, keyedPartitions, WEEK)));
    topics.add(compacted(plannerState(), keyedPartitions));
    topics.add(compacted(tierStats(), 1));
    topics.add(read(jobEvents(), keyedPartitions, WEEK));
    Stream.of(jobAnswers(), jobResults())
        .forEach(name -> topics.add(read(name, keyedPartitions, MONTH)));
    tiers.forEach(tier -> topics.add(internal(subtasks(tier), subtaskPartitions, WEEK)));
    Stream.of(workerStatus(), workerCommands())
        .forEach(name -> topics.add(internal(name, 1, Duration.ofHours(1))));
    Stream.of(deadJobs(), deadSubtasks(), deadResults())
        .forEach(name -> topics.add(read(name, 1, MONTH)));
    return List.copyOf(topics);
  }

  private static Topic compacted(String name, int partitions) {
    return new Topic(name, partitions, Optional.empty(), Optional.empty(), MAX_MESSAGE_BYTES);
  }

  private static Topic internal(String name, int partitions, Duration retention) {
    return new Topic(name, partitions, Optional.of(retention), Optional.empty(), MAX_MESSAGE_BYTES);
  }

  /// A topic that users read, with clients that may not know each compression.
  private Topic read(String name, int partitions, Duration retention) {
    return new Topic(
        name, partitions, Optional.of(retention), Optional.of(compression), MAX_MESSAGE_BYTES);
  }
}
