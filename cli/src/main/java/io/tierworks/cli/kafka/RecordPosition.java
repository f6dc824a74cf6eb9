package io.tierworks.cli.kafka;

import io.tierworks.cli.command.CliException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Position of a dead letter. Its text `subtasks/0:17` gives topic, partition and offset.
public record RecordPosition(DeadLetterTopic topic, int partition, long offset) {
  private static final Pattern TEXT =
      Pattern.compile("(jobs|subtasks|results)/(\\d{1,6}):(\\d{1,18})");

  /// @throws CliException if the text is not a position
  public static RecordPosition parse(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw CliException.usage(
          "'%s' is not the position of a dead letter; copy it from `tierworks dlq list`, such as subtasks/0:17"
              .formatted(text));
    }
    return new RecordPosition(
        DeadLetterTopic.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
        Integer.parseInt(parts.group(2)),
        Long.parseLong(parts.group(3)));
  }

  /// Partition and offset.
  String inTopic() {
    return partition + ":" + offset;
  }

  @Override
  public String toString() {
    return topic + "/" + inTopic();
  }
}
