package io.tierworks.cli.kafka;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.kafka.GroupLag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// Counts the messages that planner and workers have not read yet.
public final class Backlogs {
  private Backlogs() {}

  /// Unread messages by topic.
  public static Map<String, Long> of(Cluster cluster, Admin admin)
      throws ExecutionException, InterruptedException {
    var lag = new GroupLag(admin, TopicSettings.from(cluster.settings()));
    var topics = cluster.topics();
    var all = new LinkedHashMap<String, Long>();
    all.put(topics.jobs(), lag.ofKeyedTopic(topics.intakeGroup(), topics.jobs()));
    for (var topic : List.of(topics.jobCommands(), topics.subtaskResults())) {
      all.put(topic, lag.ofKeyedTopic(topics.plannerGroup(), topic));
    }
    for (var tier : topics.tiers()) {
      all.put(topics.subtasks(tier), lag.ofTier(tier));
    }
    return all;
  }
}
