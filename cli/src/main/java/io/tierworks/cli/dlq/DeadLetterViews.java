package io.tierworks.cli.dlq;

import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;

/// What a letter's headers say, as it is shown.
final class DeadLetterViews {
  private DeadLetterViews() {}

  static DeadLetterView of(DeadLetterRecord letter, Topics topics) {
    var subtask = SubtaskRef.of(letter);
    return new DeadLetterView(
        letter.place().toString(),
        letter.at(),
        subtask.map(SubtaskRef::job).orElse(letter.keyText()),
        subtask.map(SubtaskRef::subtask).orElse(""),
        tier(letter, topics),
        letter.header(MessageHeaders.REASON),
        letter.header(MessageHeaders.DEAD_DELIVERIES),
        letter.header(MessageHeaders.COST),
        letter.header(MessageHeaders.ESTIMATED).equals("true"),
        letter.header(MessageHeaders.DEAD_MESSAGE),
        letter.timesPutBack(),
        letter.redriven());
  }

  /// An order that cannot be read names no tier; its topic does.
  private static String tier(DeadLetterRecord letter, Topics topics) {
    var named = letter.header(MessageHeaders.TIER);
    return named.isEmpty()
        ? topics.tiers().stream()
            .filter(tier -> letter.isFrom(topics.subtasks(tier)))
            .findFirst()
            .orElse("")
        : named;
  }
}
