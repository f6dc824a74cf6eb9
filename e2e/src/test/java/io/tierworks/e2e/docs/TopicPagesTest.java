package io.tierworks.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.Compression;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicPagesTest {
  private static final List<String> TIERS = List.of("nano", "mini", "flagship");
  private static final Topics DECLARED = new Topics("tierworks.", TIERS, 4, 1, Compression.GZIP);
  private static final Pattern CHANNEL =
      Pattern.compile(
          "(?s)address: (?<name>\\S+).*?partitions: (?<partitions>\\d+)"
              + ".*?cleanup.policy: \\[\\w+](\\s+retention.ms: (?<retention>\\d+))?"
              + "(\\s+compression.type: (?<compression>\\w+))?"
              + ".*?max.message.bytes: (?<bytes>\\d+)");

  @Test
  void theAsyncApiDocumentDescribesEveryTopicAsItIsDeclared() throws IOException {
    var document = Repository.text(Repository.ROOT.resolve("docs/reference/asyncapi.yaml"));
    var described = CHANNEL.matcher(document).results().flatMap(TopicPagesTest::topics).toList();

    assertThat(described).containsExactlyInAnyOrderElementsOf(DECLARED.all());
  }

  @Test
  void theTopicPageHasEveryTopicWithItsRetention() throws IOException {
    var page = Repository.text(Repository.ROOT.resolve("docs/reference/topics.md"));
    var rows = page.lines().filter(line -> line.startsWith("| `")).toList();

    assertThat(DECLARED.all())
        .allSatisfy(topic ->
            assertThat(rows)
                .filteredOn(row -> row.contains(shortName(topic)))
                .singleElement()
                .asString()
                .endsWith(
                    "| "
                        + topic.retention().map(TopicPagesTest::text).orElse("the last of each key")
                        + " |"));
  }

  private static Stream<Topic> topics(MatchResult channel) {
    var names =
        channel.group("name").contains("{tier}")
            ? TIERS.stream().map(tier -> channel.group("name").replace("{tier}", tier))
            : Stream.of(channel.group("name"));
    return names.map(name ->
        new Topic(
            name,
            Integer.parseInt(channel.group("partitions")),
            Optional.ofNullable(channel.group("retention"))
                .map(millis -> Duration.ofMillis(Long.parseLong(millis))),
            Optional.ofNullable(channel.group("compression"))
                .map(type -> Compression.valueOf(type.toUpperCase(Locale.ROOT))),
            Integer.parseInt(channel.group("bytes"))));
  }

  /// As the page writes it: later tiers without the part they share.
  private static String shortName(Topic topic) {
    var name = topic.name().replace("tierworks.", "");
    return name.startsWith("subtasks.") && !name.endsWith("nano")
        ? "`" + name.replace("subtasks", "") + "`"
        : "`" + name + "`";
  }

  private static String text(Duration retention) {
    return retention.toDays() > 0 ? retention.toDays() + " days" : retention.toHours() + " hour";
  }
}
