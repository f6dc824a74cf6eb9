package io.tierworks.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    var lines = InboxEntry.lines(InboxEntry.of(planned), NOW, 120);

    assertThat(lines.getLast())
        .containsSubsequence("j", "acme", "approval", "$0.50", "10 min", "50 min", "reject");
  }

  @Test
  void aJobThatWaitsForNoPersonHasNone() throws Exception {
    var asked = JobView.of(event("review_asked", "awaiting_review", ASKED));
    assertThat(InboxEntry.of(asked))
        .singleElement()
        .satisfies(entry -> assertThat(entry.on()).isEqualTo("answer"));
    assertThat(
            InboxEntry.of(
                asked
                    .after(event("reviewed", "awaiting_review", ""))
                    .after(event("finished", "completed", ""))))
        .isEmpty();
    assertThat(InboxEntry.of(JobView.of(event("judging", "judging", "")))).isEmpty();
  }

  @Test
  void aSubtaskThatAsksShowsItsQuestionUntilItIsClosed() throws Exception {
    var asked =
        ASKED
            .replace("reject", "give_up")
            .replace("{\"until", "{\"question\":\"Net or gross?\",\"until");
    var job = JobView.of(event("question_asked", "running", subtask("a-0001") + asked));
    var other = job.after(event("question_asked", "awaiting_info", subtask("a-0002") + asked));

    assertThat(InboxEntry.of(other))
        .extracting(InboxEntry::subtask)
        .containsExactly("a-0001", "a-0002");
    assertThat(InboxEntry.lines(InboxEntry.of(job), NOW, 120))
        .anySatisfy(
            line -> assertThat(line).containsSubsequence("information", "50 min", "give up"))
        .contains("j a-0001 asks: Net or gross?");
    var closed = other.after(event("question_closed", "running", subtask("a-0001")));
    assertThat(InboxEntry.of(closed)).extracting(InboxEntry::subtask).containsExactly("a-0002");
    assertThat(InboxEntry.of(closed.after(event("finished", "partial", "")))).isEmpty();
  }

  private static String subtask(String id) {
    return ",\"step\":\"a\",\"subtask\":\"" + id + "\"";
  }

  private static JobEvent event(String type, String status, String more) throws MalformedMessage {
    var json =
        "{\"job\":\"j\",\"type\":\"%s\",\"status\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\"%s}"
            .formatted(type, status, more);
    return Wire.read(json.getBytes(StandardCharsets.UTF_8), JobEvent.class);
  }
}
