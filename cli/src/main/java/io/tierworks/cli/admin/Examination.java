package io.tierworks.cli.admin;

import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.Heartbeats;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.contract.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// What the doctor looks at, from the broker up.
final class Examination {
  private static final Duration LISTEN = Duration.ofSeconds(2);

  private final Cluster cluster;

  Examination(Cluster cluster) {
    this.cluster = cluster;
  }

  List<Finding> findings() throws InterruptedException {
    var findings = new ArrayList<Finding>();
    findings.add(Finding.well("broker", "answers at " + cluster.connection().bootstrap()));
    findings.add(shareGroups());
    var topics = topics();
    findings.addAll(topics);
    if (topics.stream().allMatch(Finding::well)) {
      findings.addAll(workers());
    }
    return findings;
  }

  private Finding shareGroups() throws InterruptedException {
    if (cluster.settings().text("intake").equals("group")) {
      return Finding.well("share groups", "not needed with intake=group");
    }
    try {
      var features = cluster.admin().describeFeatures().featureMetadata().get().finalizedFeatures();
      var share = features.get("share.version");
      if (share != null && share.maxVersionLevel() >= 1) {
        return Finding.well("share groups", "share.version " + share.maxVersionLevel());
      }
      return Finding.ill(
          "share groups",
          "this cluster has none",
          "upgrade to Kafka 4.2 and run `kafka-features upgrade --feature share.version=1`, or set"
              + " intake=group");
    } catch (ExecutionException e) {
      return Finding.ill("share groups", message(e), "check the rights of this client");
    }
  }

  private List<Finding> topics() throws InterruptedException {
    try {
      var faults = new TopicAdmin(cluster.admin(), cluster.settings()).check();
      if (faults.isEmpty()) {
        return List.of(Finding.well("topics", "all are there, as declared"));
      }
      return faults.stream().map(Examination::topicFault).toList();
    } catch (ExecutionException e) {
      return List.of(Finding.ill("topics", message(e), "check the rights of this client"));
    }
  }

  private static Finding topicFault(String fault) {
    int split = fault.indexOf("; ");
    return split < 0
        ? Finding.ill("topics", fault, "")
        : Finding.ill("topics", fault.substring(0, split), fault.substring(split + 2));
  }

  private List<Finding> workers() {
    try (var heartbeats = Heartbeats.from(cluster.connection(), cluster.topics())) {
      Map<String, WorkerStatus.Heartbeat> heard = Map.of();
      long end = System.nanoTime() + LISTEN.toNanos();
      while (System.nanoTime() < end) {
        heard = heartbeats.listen();
      }
      var byTier = new TreeMap<String, Integer>();
      heard.values().forEach(beat -> byTier.merge(beat.tier(), 1, Integer::sum));
      var findings = new ArrayList<Finding>();
      findings.add(planner(heartbeats.plannerTicks()));
      cluster.settings().list("tiers").forEach(tier -> findings.add(tier(tier, byTier.get(tier))));
      return findings;
    }
  }

  private static Finding planner(boolean ticks) {
    return ticks
        ? Finding.well("planner", "ticks")
        : Finding.ill("planner", "no tick within 2 s", "start one: tierworks planner");
  }

  private static Finding tier(String tier, @Nullable Integer workers) {
    return workers != null
        ? Finding.well("tier " + tier, workers + (workers == 1 ? " worker" : " workers"))
        : Finding.ill(
            "tier " + tier,
            "no worker heard within 2 s; its subtasks wait",
            "start one: tierworks worker --tier " + tier);
  }

  private static String message(ExecutionException e) {
    return String.valueOf(Cluster.reason(e).getMessage());
  }
}
