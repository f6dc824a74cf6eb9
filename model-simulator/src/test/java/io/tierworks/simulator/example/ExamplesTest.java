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
    assertThat(answer.path("urgent").toString())
        .contains("T-1002", "T-1018", "T-1039")
        .doesNotContain("T-1001");
    assertThat(answer.path("overview").asText()).startsWith("44 tickets").contains("T-1002");
    assertThat(answer.path("recommendations").toString())
        .contains("T-1002")
        .doesNotContain("500 euros");
    assertThat(answer.path("recommendations").valueStream().distinct().count())
        .isEqualTo(answer.path("recommendations").size());
    assertThat(run.verdict().path("claims").size()).isLessThanOrEqualTo(5);
    assertThat(run.verdict().toString().length()).isLessThan(700 * 4);
  }

  @Test
  void invoices_are_summed_by_currency_and_the_one_that_does_not_add_up_is_named()
      throws IOException {
    JsonNode answer = Rehearsal.of(Rehearsal.example("invoice-extraction"), 0).answer();
    assertThat(answer.at("/totals/0/currency").asText()).isEqualTo("EUR");
    assertThat(answer.at("/totals/0/total").asDouble()).isGreaterThan(10_000);
    assertThat(answer.path("second_look")).hasSize(1);
    assertThat(answer.at("/second_look/0/invoice").asText()).isEqualTo("INV-25");
    assertThat(answer.path("overview").asText()).contains("INV-25");
  }

  @Test
  void violations_are_grouped_by_rule_and_compliant_documents_are_listed() throws IOException {
    JsonNode answer = Rehearsal.of(Rehearsal.example("compliance-check"), 0).answer();
    assertThat(answer.path("compliant").toString())
        .contains("DOC-02", "DOC-07", "DOC-09")
        .doesNotContain("DOC-01");
    for (JsonNode row : answer.path("violations")) {
      if (row.path("rule").asText().equals("R1")) {
        assertThat(row.path("documents").toString()).isEqualTo("[\"DOC-01\"]");
      }
    }
    assertThat(answer.path("corrections")).isNotEmpty();
  }

  @Test
  void the_ten_best_leads_are_ranked_by_score() throws IOException {
    JsonNode answer = Rehearsal.of(Rehearsal.example("lead-ranking"), 0).answer();
    assertThat(answer.path("ranking")).hasSize(10);
    int last = 100;
    for (JsonNode row : answer.path("ranking")) {
      assertThat(row.path("lead").asText()).startsWith("L-");
      assertThat(row.path("score").asInt()).isLessThanOrEqualTo(last);
      last = row.path("score").asInt();
    }
    assertThat(answer.path("closed").toString()).contains("L-02").doesNotContain("L-22");
  }

  @Test
  void research_answers_with_both_sides_and_their_sources() throws IOException {
    JsonNode answer = Rehearsal.of(Rehearsal.example("research"), 0).answer();
    assertThat(answer.path("answer").asText()).contains("For it: ", "Against it: ", "(S-");
    assertThat(answer.at("/findings/0/sources/0").asText()).startsWith("S-");
    assertThat(answer.at("/findings/0/strength").asText()).isEqualTo("strong");
    assertThat(answer.at("/conflicts/0/sources")).hasSize(2);
    assertThat(answer.path("open_questions")).isNotEmpty();
    assertThat(answer.path("confidence").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void a_review_cites_what_its_findings_cite() throws IOException {
    Rehearsal run = Rehearsal.of(Rehearsal.example("code-review"), 0);
    var found =
        run.results().stream()
            .flatMap(line -> line.findValues("citations").stream())
            .flatMap(JsonNode::valueStream)
            .toList();
    assertThat(run.answer().path("citations").valueStream())
        .hasSize(6)
        .doesNotHaveDuplicates()
        .isSubsetOf(found);
  }

  @Test
  void the_team_lead_reads_issues_by_call_and_what_to_train() throws IOException {
    JsonNode answer = Rehearsal.of(Rehearsal.example("qa-review"), 0).answer();
    assertThat(answer.path("overview").asText()).startsWith("10 calls");
    assertThat(answer.path("compliance").toString()).doesNotContain("\"none\"");
    assertThat(answer.path("compliance")).hasSize(4);
    assertThat(answer.path("average_empathy").asDouble()).isEqualTo(3.6);
    assertThat(answer.path("training")).isNotEmpty();
  }
}
