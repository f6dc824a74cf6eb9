package io.tierworks.deploy;

import io.tierworks.cli.admin.StrimziResource;
import io.tierworks.common.broker.Compression;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.access.Right;
import io.tierworks.common.broker.access.Role;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.testing.GeneratedPart;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Compares `files/broker.yaml` with the declared topics and rights, for one tier that stands for
/// all and without a prefix. `-Dtierworks.docs=write` writes the file.
class BrokerFileTest {
  private static final String ANY_TIER = "TIER";

  /// Values that no declaration uses, so that the test recognises what the chart inserts.
  private static final int KEYED = 1_000_003;

  private static final int SUBTASKS = 1_000_033;

  private static final Topics TOPICS =
      new Topics("", List.of(ANY_TIER), KEYED, SUBTASKS, Compression.GZIP);

  private static final GeneratedPart PART =
      new GeneratedPart(
          Chart.FOLDER.resolve("files/broker.yaml"),
          "# begin: made from the declarations in the code\n",
          "# end\n");

  /// The parts of the file, with the names of its fields.
  private record BrokerFile(List<TopicEntry> topics, List<RoleEntry> roles) {}

  private record TopicEntry(String name, String partitions, SortedMap<String, String> config) {}

  private record RoleEntry(String name, List<RightEntry> rights) {}

  private record RightEntry(
      String type, String name, String patternType, List<String> operations) {}

  @Test
  void theChartHasTheDeclaredTopicsAndRights() throws IOException {
    PART.mustBe(
        Yaml.write(
            new BrokerFile(
                TOPICS.all().stream().map(BrokerFileTest::topic).toList(),
                Role.all(TOPICS).stream().map(BrokerFileTest::role).toList())));
  }

  private static TopicEntry topic(Topic topic) {
    return new TopicEntry(
        topic.name(), partitions(topic), new TreeMap<>(TopicAdmin.configs(topic)));
  }

  private static String partitions(Topic topic) {
    return switch (topic.partitions()) {
      case KEYED -> "keyed";
      case SUBTASKS -> "subtasks";
      case 1 -> "one";
      default -> throw new AssertionError(topic + ": say in templates/strimzi.yaml how many");
    };
  }

  private static RoleEntry role(Role role) {
    return new RoleEntry(role.name(), role.rights().stream().map(BrokerFileTest::right).toList());
  }

  private static RightEntry right(Right right) {
    var acl = StrimziResource.Acl.of(right);
    return new RightEntry(
        acl.resource().type(),
        acl.resource().name(),
        acl.resource().patternType(),
        acl.operations());
  }
}
