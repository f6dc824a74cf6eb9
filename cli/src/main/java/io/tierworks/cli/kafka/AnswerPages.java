package io.tierworks.cli.kafka;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The item answers of a large job, which are too many for its result.
public final class AnswerPages {
  private static final Duration POLL = Duration.ofMillis(200);

  private AnswerPages() {}

  /// The ids of the items that the pages of the job answer.
  public static Set<String> answeredItems(Cluster cluster, String job) {
    var key = job.getBytes(StandardCharsets.UTF_8);
    var answered = new HashSet<String>();
    var topics = List.of(cluster.topics().jobAnswers());
    try (var reader = new TopicReader(cluster.connection(), topics, Optional.of(key))) {
      while (!reader.isCaughtUp()) {
        for (var message : reader.poll(POLL)) {
          if (Arrays.equals(key, message.key())) {
            read(message.value()).stream().map(ItemAnswer::item).forEach(answered::add);
          }
        }
      }
    }
    return answered;
  }

  private static List<ItemAnswer> read(byte[] page) {
    try {
      return Wire.read(page, AnswerPage.class).items();
    } catch (MalformedMessage _) {
      return List.of();
    }
  }
}
