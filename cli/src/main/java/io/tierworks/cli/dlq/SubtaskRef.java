package io.tierworks.cli.dlq;

import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.common.broker.MessageHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/// The subtask that a letter is about.
record SubtaskRef(String job, String subtask) {
  private static final Pattern ATTEMPT = Pattern.compile("(.+)/([^/]+)/\\d+");

  /// @return empty when the letter names no attempt
  static Optional<SubtaskRef> of(DeadLetterRecord letter) {
    var attempt = ATTEMPT.matcher(letter.header(MessageHeaders.ATTEMPT));
    return attempt.matches()
        ? Optional.of(new SubtaskRef(attempt.group(1), attempt.group(2)))
        : Optional.empty();
  }
}
