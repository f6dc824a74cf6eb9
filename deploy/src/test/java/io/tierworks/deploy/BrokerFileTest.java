package io.tierworks.deploy;

import io.tierworks.cli.admin.StrimziManifest;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.access.Right;
import io.tierworks.common.broker.access.Role;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.testing.GeneratedPart;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Compares `files/broker.yaml` with the declared topics and rights, for one tier that stands for
/// all and without a prefix. `-Dtierworks.docs=write` writes the file.
class BrokerFileTest {
  private static final String ANY_TIER = "TIER";

  /// Values that no declaration uses, so that the test recognises what the chart inserts.
  private static final int KEYED = 1_000_003;

  private static final int SUBTASKS = 1_000_033;

  private static final Topics TOPICS = new Topics("", List.of(ANY_TIER), KEYED, SUBTASKS);

  private static final GeneratedPart PART =
      new GeneratedPart(
          Chart.FOLDER.resolve("files/broker.yaml"),
          "# begin: made from the declarations in the code\n",
          "# end\n");

  @Test
  void theChartHasTheDeclaredTopicsAndRights() throws IOException {
    PART.mustBe(
        "topics:\n"
            + TOPICS.all().stream().map(BrokerFileTest::topic).collect(Collectors.joining())
            + "roles:\n"
            + Role.all(TOPICS).stream().map(BrokerFileTest::role).collect(Collectors.joining()));
  }

  private static String topic(Topic topic) {
    var config =
        new TreeMap<>(TopicAdmin.configs(topic))
            .entrySet().stream()
                .map(entry -> "%s: \"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    return "  - name: %s%n    partitions: %s%n    config: { %s }%n"
        .formatted(topic.name(), partitions(topic), config);
  }

  private static String partitions(Topic topic) {
    return switch (topic.partitions()) {
      case KEYED -> "keyed";
      case SUBTASKS -> "subtasks";
      case 1 -> "one";
      default -> throw new AssertionError(topic + ": say in templates/strimzi.yaml how many");
    };
  }

  private static String role(Role role) {
    return "  - name: %s%n    rights:%n".formatted(role.name())
        + role.rights().stream().map(BrokerFileTest::right).collect(Collectors.joining());
  }

  private static String right(Right right) {
    return "      - { type: %s, name: %s, patternType: %s, operations: [%s] }%n"
        .formatted(
            StrimziManifest.type(right.resource().kind()),
            right.resource().name(),
            StrimziManifest.patternType(right.resource().pattern()),
            String.join(", ", StrimziManifest.operations(right)));
  }
}
