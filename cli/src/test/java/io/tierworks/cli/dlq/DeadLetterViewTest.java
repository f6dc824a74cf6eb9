package io.tierworks.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterViewTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00.123Z");

  @Test
  void aRowHasPositionTimeSubtaskReasonAndCost() {
    assertThat(DeadLetterView.table(List.of(deadLetter(true, false)), 140).getLast().split(" {2,}"))
        .containsExactly(
            "subtasks/0:17",
            "2026-11-20T10:00:00Z",
            "tickets-42",
            "classify-0002",
            "flagship",
            "attempts_exhausted",
            "4",
            "≤ $0.01304");
    assertThat(DeadLetterView.table(List.of(deadLetter(false, true)), 140).getLast())
        .contains("attempts_exhausted (redriven)")
        .endsWith(" $0.01304");
  }

  @Test
  void jsonIsPrettyPrintedAndOtherTextIsUnchanged() {
    assertThat(body("{\"a\":1}")).containsExactly("{", "  \"a\" : 1", "}");
    assertThat(body("{\"a\":")).containsExactly("{\"a\":");
    assertThat(DeadLetterText.body(null)).containsExactly("(no value)");
  }

  private static List<String> body(String text) {
    return DeadLetterText.body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DeadLetterView deadLetter(boolean estimated, boolean redriven) {
    return new DeadLetterView(
        "subtasks/0:17",
        AT,
        "tickets-42",
        "classify-0002",
        "flagship",
        "attempts_exhausted",
        "4",
        "0.01304",
        estimated,
        "timeout",
        0,
        redriven);
  }
}
