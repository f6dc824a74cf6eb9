package io.tierworks.cli.doctor;

import io.tierworks.cli.kafka.Backlogs;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetterTopic;
import io.tierworks.cli.kafka.DeadLetters;
import io.tierworks.cli.kafka.Heartbeats;
import io.tierworks.common.broker.IntakeMode;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import io.tierworks.planner.http.ApiSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;

/// Collects facts, beginning with the broker, and runs all checks on them. A check without the
/// needed access rights reports so; the other checks still run.
record Diagnosis(Cluster cluster, Admin admin) {
  private static final Duration LISTEN_TIME = Duration.ofSeconds(3);
  private static final int SAMPLES = 4;

  List<Finding> findings() throws InterruptedException {
    var findings = new ArrayList<Finding>();
    findings.add(Finding.ok("broker", "answers at " + cluster.connection().bootstrap()));
    findings.addAll(check(BrokerChecks.SHARE_GROUPS, this::shareGroups));
    findings.addAll(check(BrokerChecks.TOPICS, this::topics));
    if (hasAllTopics()) {
      findings.addAll(check("workers", this::processes));
      findings.addAll(check(BrokerChecks.DEAD_LETTERS, this::deadLetters));
    } else {
      findings.add(needsTopics());
    }
    findings.add(PlannerCheck.api(ApiSettings.from(cluster.settings())));
    return findings;
  }

  private static Finding needsTopics() {
    return Finding.note(
        "workers",
        "planner, workers and backlog can be checked once all topics exist",
        "run `tierworks topics create`, then `tierworks doctor` again");
  }

  @FunctionalInterface
  private interface Facts {
    List<Finding> findings() throws ExecutionException, InterruptedException;
  }

  private static List<Finding> check(String subject, Facts facts) throws InterruptedException {
    try {
      return facts.findings();
    } catch (ExecutionException | AuthorizationException e) {
      return List.of(Finding.unknown(subject, String.valueOf(Cluster.reason(e).getMessage())));
    }
  }

  private List<Finding> shareGroups() throws ExecutionException, InterruptedException {
    var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
    var share = features.get("share.version");
    boolean needed = TopicSettings.from(cluster.settings()).intake() == IntakeMode.SHARE;
    return BrokerChecks.shareGroups(needed, share == null ? 0 : share.maxVersionLevel());
  }

  private List<Finding> topics() throws ExecutionException, InterruptedException {
    var topics = new TopicAdmin(admin, TopicSettings.from(cluster.settings()));
    return BrokerChecks.topics(topics.check());
  }

  private boolean hasAllTopics() {
    return cluster.topics().all().stream().map(Topic::name).allMatch(cluster.found()::contains);
  }

  private List<Finding> processes() throws ExecutionException, InterruptedException {
    try (var heartbeats = new Heartbeats(cluster.connection(), cluster.topics())) {
      var samples = new LinkedHashMap<String, List<Long>>();
      add(Backlogs.of(cluster, admin), samples);
      Map<String, Heartbeat> workers = Map.of();
      for (int i = 1; i < SAMPLES; i++) {
        workers = listen(heartbeats, LISTEN_TIME.dividedBy(SAMPLES - 1));
        add(Backlogs.of(cluster, admin), samples);
      }
      return findings(heartbeats.ticks(), workers.values(), samples);
    }
  }

  private static void add(Map<String, Long> sizes, Map<String, List<Long>> samples) {
    sizes.forEach(
        (topic, size) -> samples.computeIfAbsent(topic, _ -> new ArrayList<>()).add(size));
  }

  private static Map<String, Heartbeat> listen(Heartbeats heartbeats, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Map<String, Heartbeat> latest;
    do {
      latest = heartbeats.poll();
    } while (System.nanoTime() < end);
    return latest;
  }

  private List<Finding> findings(
      List<String> ticks, Collection<Heartbeat> workers, Map<String, List<Long>> samples) {
    var findings = new ArrayList<>(new PlannerCheck(ticks, LISTEN_TIME).findings());
    for (var tier : cluster.topics().tiers()) {
      var ofTier = workers.stream().filter(worker -> worker.tier().equals(tier)).toList();
      var sizes = samples.getOrDefault(cluster.topics().subtasks(tier), List.of());
      var waiting = sizes.stream().mapToLong(Long::longValue).reduce((_, last) -> last);
      findings.add(new TierCheck(tier, ofTier, waiting).finding());
    }
    findings.addAll(new BacklogCheck(samples).findings());
    return findings;
  }

  private List<Finding> deadLetters() {
    try (var deadLetters = new DeadLetters(cluster)) {
      var open = new LinkedHashMap<String, Long>();
      for (var topic : DeadLetterTopic.values()) {
        open.put(topic.toString(), (long) deadLetters.open(List.of(topic)).size());
      }
      return BrokerChecks.deadLetters(open);
    }
  }
}
