package io.tierworks.cli.kafka;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.GroupLag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// Counts the messages that planner and workers have not read yet.
public final class Backlogs {
  private final GroupLag lag;
  private final Topics topics;

  /// @param cluster not closed
  public Backlogs(Cluster cluster) {
    this.lag = new GroupLag(cluster.admin(), TopicSettings.from(cluster.settings()));
    this.topics = cluster.topics();
  }

  /// Unread messages by topic.
  public Map<String, Long> all() throws ExecutionException, InterruptedException {
    var all = new LinkedHashMap<String, Long>();
    all.put(topics.jobs(), lag.ofKeyedTopic(topics.intakeGroup(), topics.jobs()));
    for (var topic : List.of(topics.jobCommands(), topics.subtaskResults())) {
      all.put(topic, lag.ofKeyedTopic(topics.plannerGroup(), topic));
    }
    all.put(
        topics.subtaskOrders(), lag.ofKeyedTopic(topics.dispatchGroup(), topics.subtaskOrders()));
    for (var tier : topics.tiers()) {
      all.put(topics.subtasks(tier), lag.ofTier(tier));
    }
    return all;
  }
}
