package io.tierworks.cli.dlq;

import io.tierworks.cli.kafka.Letter;
import io.tierworks.cli.show.LetterView;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;

/// What a letter's headers say, as it is shown.
final class Views {
  private Views() {}

  static LetterView of(Letter letter, Topics topics) {
    var subtask = SubtaskName.of(letter);
    return new LetterView(
        letter.place().toString(),
        letter.at(),
        subtask.map(SubtaskName::job).orElse(letter.keyText()),
        subtask.map(SubtaskName::subtask).orElse(""),
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
  private static String tier(Letter letter, Topics topics) {
    var named = letter.header(MessageHeaders.TIER);
    return named.isEmpty()
        ? topics.tiers().stream()
            .filter(tier -> letter.isFrom(topics.subtasks(tier)))
            .findFirst()
            .orElse("")
        : named;
  }
}
