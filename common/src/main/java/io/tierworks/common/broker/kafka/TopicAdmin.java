package io.tierworks.common.broker.kafka;

import io.tierworks.common.broker.Compression;
import io.tierworks.common.broker.IntakeMode;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/// Creates and checks the declared topics and the settings of the workers' share groups. Safe to
/// repeat.
public final class TopicAdmin {
  /// `earliest`, so that the first worker also takes subtasks that were sent before it started.
  private static final Map<String, String> SHARE_GROUP =
      Map.of(
          "share.auto.offset.reset", "earliest",
          "share.isolation.level", "read_uncommitted",
          "share.record.lock.duration.ms", "30000",
          "share.delivery.count.limit", "10",
          "share.partition.max.record.locks", "4000");

  /// Small segments, because the newest one is not compacted and is read whole at a restore.
  private static final Map<String, String> COMPACTED =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT,
          TopicConfig.SEGMENT_BYTES_CONFIG,
          Integer.toString(64 * 1024 * 1024));

  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);
  private static final Duration VISIBILITY_PAUSE = Duration.ofMillis(20);

  private final Admin admin;
  private final Topics topics;
  private final short replication;
  private final boolean shareGroups;

  public TopicAdmin(Admin admin, TopicSettings settings) {
    this.admin = admin;
    this.topics = settings.topics();
    this.replication = (short) settings.replication();
    this.shareGroups = settings.intake() == IntakeMode.SHARE;
  }

  /// The group settings come first: who sees the topics also has the settings. A share group that
  /// starts without them skips the records that are already there.
  ///
  /// @return the names of the new topics
  public List<String> create() throws InterruptedException, ExecutionException {
    if (shareGroups) {
      applyGroupSettings();
    }
    var results =
        admin.createTopics(topics.all().stream().map(this::declaration).toList()).values();
    var created = new ArrayList<String>();
    for (var result : results.entrySet()) {
      if (created(result.getValue())) {
        created.add(result.getKey());
      }
    }
    awaitVisible(results.keySet());
    applyCompression(topics.all().stream().filter(t -> !created.contains(t.name())).toList());
    return created.stream().sorted().toList();
  }

  /// Waits until the broker also knows the topics that the controller has created, so that clients
  /// find them at once.
  private void awaitVisible(Collection<String> names)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + VISIBLE_WITHIN.toNanos();
    while (!admin.listTopics().names().get().containsAll(names)) {
      if (System.nanoTime() > end) {
        throw new ExecutionException(
            new TimeoutException("the broker does not list the topics that were created"));
      }
      Thread.sleep(VISIBILITY_PAUSE);
    }
  }

  /// The differences from the declaration, one line each, with a fix. Empty if there are none.
  public List<String> check() throws InterruptedException, ExecutionException {
    var faults = new ArrayList<String>();
    var present = admin.listTopics().names().get();
    var existing = topics.all().stream().filter(t -> present.contains(t.name())).toList();
    topics.all().stream()
        .filter(t -> !present.contains(t.name()))
        .forEach(t -> faults.add(t.name() + ": missing; run `tierworks topics create`"));
    checkPartitions(existing, faults);
    checkConfigs(existing, faults);
    if (shareGroups) {
      checkGroups(faults);
    }
    return faults;
  }

  private void checkPartitions(List<Topic> existing, List<String> faults)
      throws InterruptedException, ExecutionException {
    var found =
        admin.describeTopics(existing.stream().map(Topic::name).toList()).allTopicNames().get();
    for (var topic : existing) {
      int partitions = Objects.requireNonNull(found.get(topic.name())).partitions().size();
      if (partitions != topic.partitions()) {
        faults.add(
            "%s: has %d partitions, declared are %d; set topics.partitions to match, or create it again"
                .formatted(topic.name(), partitions, topic.partitions()));
      }
    }
  }

  private void checkConfigs(List<Topic> existing, List<String> faults)
      throws InterruptedException, ExecutionException {
    var found = found(existing);
    for (var topic : existing) {
      var config = found.get(resource(topic));
      long bytes = Long.parseLong(value(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "0"));
      if (bytes < topic.maxMessageBytes()) {
        faults.add(
            ("%1$s: max.message.bytes is %2$d, declared are %3$d, larger documents are refused;"
                    + " run `kafka-configs --alter --entity-type topics --entity-name %1$s"
                    + " --add-config max.message.bytes=%3$d`")
                .formatted(topic.name(), bytes, topic.maxMessageBytes()));
      }
      otherCompression(topic, config)
          .ifPresent(declared ->
              faults.add(
                  "%s: compression.type is %s, declared is %s; run `tierworks topics create`"
                      .formatted(topic.name(), compression(config), declared)));
    }
  }

  private Map<ConfigResource, Config> found(List<Topic> existing)
      throws InterruptedException, ExecutionException {
    return admin.describeConfigs(existing.stream().map(TopicAdmin::resource).toList()).all().get();
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static String compression(@Nullable Config config) {
    return value(config, TopicConfig.COMPRESSION_TYPE_CONFIG, "unset");
  }

  /// The declared compression, if the topic has another.
  private static Optional<String> otherCompression(Topic topic, @Nullable Config config) {
    return topic
        .compression()
        .map(Compression::type)
        .filter(declared -> !declared.equals(compression(config)));
  }

  private void applyCompression(List<Topic> existing)
      throws InterruptedException, ExecutionException {
    var found = found(existing);
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    for (var topic : existing) {
      otherCompression(topic, found.get(resource(topic)))
          .ifPresent(declared ->
              changes.put(
                  resource(topic), List.of(set(TopicConfig.COMPRESSION_TYPE_CONFIG, declared))));
    }
    admin.incrementalAlterConfigs(changes).all().get();
  }

  private static AlterConfigOp set(String key, String value) {
    return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
  }

  private void checkGroups(List<String> faults) throws InterruptedException, ExecutionException {
    var found = admin.describeConfigs(groups()).all().get();
    found.forEach((group, config) ->
        SHARE_GROUP.forEach((key, wanted) -> {
          var actual = value(config, key, "unset");
          if (!actual.equals(wanted)) {
            faults.add(
                "group %s: %s is %s, should be %s; run `tierworks topics create`"
                    .formatted(group.name(), key, actual, wanted));
          }
        }));
  }

  private void applyGroupSettings() throws InterruptedException, ExecutionException {
    Collection<AlterConfigOp> changes =
        SHARE_GROUP.entrySet().stream().map(e -> set(e.getKey(), e.getValue())).toList();
    admin
        .incrementalAlterConfigs(
            groups().stream().collect(Collectors.toMap(group -> group, _ -> changes)))
        .all()
        .get();
  }

  private List<ConfigResource> groups() {
    return topics.tiers().stream()
        .map(tier -> new ConfigResource(ConfigResource.Type.GROUP, topics.workerGroup(tier)))
        .toList();
  }

  private NewTopic declaration(Topic topic) {
    return new NewTopic(topic.name(), topic.partitions(), replication).configs(configs(topic));
  }

  /// The topic's settings under their Kafka names.
  public static Map<String, String> configs(Topic topic) {
    var configs = new HashMap<String, String>();
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxMessageBytes()));
    topic
        .retention()
        .ifPresentOrElse(
            retention -> {
              configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
              configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
            },
            () -> configs.putAll(COMPACTED));
    topic
        .compression()
        .ifPresent(declared -> configs.put(TopicConfig.COMPRESSION_TYPE_CONFIG, declared.type()));
    return configs;
  }

  private static boolean created(KafkaFuture<Void> future)
      throws InterruptedException, ExecutionException {
    try {
      future.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private static String value(@Nullable Config config, String key, String otherwise) {
    var entry = config == null ? null : config.get(key);
    return entry == null || entry.value() == null ? otherwise : entry.value();
  }
}
