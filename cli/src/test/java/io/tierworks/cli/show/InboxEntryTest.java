package io.tierworks.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxEntryTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
  private static final String ASKED =
      ",\"detail\":{\"until\":\"2026-01-01T01:00:00Z\",\"default\":\"reject\"}";

  @Test
  void aQuestionShowsHowLongItWaitsWhatIsLeftAndWhatTheDefaultDoes() throws Exception {
    var planned =
        JobView.of(event("accepted", "planning", ",\"detail\":{\"tenant\":\"acme\"}"))
            .after(
                event(
                    "planned",
                    "planning",
                    ",\"detail\":{\"form\":\"map\",\"steps\":[],\"estimate\":0.5}"))
            .after(event("approval_asked", "awaiting_approval", ASKED));
    var lines = InboxEntry.table(List.of(InboxEntry.of(planned).orElseThrow()), NOW, 120);

    assertThat(lines.getLast())
        .containsSubsequence("j", "acme", "approval", "$0.50", "10 min", "50 min", "reject");
  }

  @Test
  void aJobThatWaitsForNoPersonHasNone() throws Exception {
    var asked = JobView.of(event("review_asked", "awaiting_review", ASKED));
    assertThat(InboxEntry.of(asked))
        .hasValueSatisfying(entry -> assertThat(entry.on()).isEqualTo("answer"));
    assertThat(
            InboxEntry.of(
                asked
                    .after(event("reviewed", "awaiting_review", ""))
                    .after(event("finished", "completed", ""))))
        .isEmpty();
    assertThat(InboxEntry.of(JobView.of(event("judging", "judging", "")))).isEmpty();
  }

  private static JobEvent event(String type, String status, String more) throws MalformedMessage {
    var json =
        "{\"job\":\"j\",\"type\":\"%s\",\"status\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\"%s}"
            .formatted(type, status, more);
    return Wire.read(json.getBytes(StandardCharsets.UTF_8), JobEvent.class);
  }
}
