package io.tierworks.cli.kafka;

import io.tierworks.cli.command.CliException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a dead letter stands. As text `subtasks/0:17`: topic, partition, offset.
public record RecordPosition(DeadLetterTopic queue, int partition, long offset) {
  private static final Pattern TEXT =
      Pattern.compile("(jobs|subtasks|results)/(\\d{1,6}):(\\d{1,18})");

  /// @throws CliException when the text is no place
  public static RecordPosition parse(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw CliException.usage(
          "%s is no place of a dead letter; write it as `tierworks dlq list` does, such as subtasks/0:17"
              .formatted(text));
    }
    return new RecordPosition(
        DeadLetterTopic.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
        Integer.parseInt(parts.group(2)),
        Long.parseLong(parts.group(3)));
  }

  /// Within its topic.
  String inTopic() {
    return partition + ":" + offset;
  }

  @Override
  public String toString() {
    return queue + "/" + inTopic();
  }
}
