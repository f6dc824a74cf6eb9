package io.tierworks.cli.dlq;

import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.common.broker.MessageHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/// The subtask that a dead letter is about.
record SubtaskRef(String job, String subtask) {
  private static final Pattern ATTEMPT = Pattern.compile("(.+)/([^/]+)/\\d+");

  /// @return empty if the record's headers name no attempt
  static Optional<SubtaskRef> of(DeadLetterRecord record) {
    var attempt = ATTEMPT.matcher(record.header(MessageHeaders.ATTEMPT));
    return attempt.matches()
        ? Optional.of(new SubtaskRef(attempt.group(1), attempt.group(2)))
        : Optional.empty();
  }
}
