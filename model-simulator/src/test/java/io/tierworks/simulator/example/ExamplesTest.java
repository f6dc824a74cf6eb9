package io.tierworks.simulator.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The examples get answers that a reader can use.
class ExamplesTest {

  @Test
  void triage_counts_every_ticket_once_and_repeats_no_orders() throws IOException {
    Rehearsal run = Rehearsal.of(Rehearsal.example("support-triage"), 0);
    JsonNode answer = run.answer();
    long sum =
        answer.path("counts").valueStream().mapToLong(row -> row.path("tickets").asLong()).sum();
    assertThat(sum).isEqualTo(44);
    assertThat(answer.path("counts").size()).isLessThanOrEqualTo(7);
    assertThat(answer.path("urgent").toString()).contains("T-1002", "T-1018");
    assertThat(answer.path("overview").asText()).startsWith("44 tickets").contains("T-1002");
    assertThat(answer.path("recommendations").toString())
        .contains("T-1002")
        .doesNotContain("500 euros");
    assertThat(answer.path("recommendations").valueStream().distinct().count())
        .isEqualTo(answer.path("recommendations").size());
    assertThat(run.verdict().path("claims").size()).isLessThanOrEqualTo(5);
    assertThat(run.verdict().toString().length()).isLessThan(700 * 4);
  }
}
