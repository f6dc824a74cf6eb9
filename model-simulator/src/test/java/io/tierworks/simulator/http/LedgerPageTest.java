package io.tierworks.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.Simulator;
import io.tierworks.simulator.truth.GeneratedTasks;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerPageTest {
  private final Simulator simulator = Simulator.start(Client.instant());
  private final Client client = new Client(simulator);

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void every_request_is_on_the_ledger_with_its_price() throws Exception {
    JsonNode usage =
        Client.json(client.chat(Client.ticket("gpt-5.4-mini", "Where is my parcel?")).body())
            .path("usage");
    JsonNode entry = client.ledger().at("/entries/0");
    assertThat(entry.path("clientRequestId").asText()).isEqualTo("attempt-1");
    assertThat(entry.path("model").asText()).isEqualTo("gpt-5.4-mini");
    assertThat(entry.path("kind").asText()).isEqualTo("classify");
    long nanos =
        usage.path("prompt_tokens").asLong() * 750
            + usage.path("completion_tokens").asLong() * 4_500;
    assertThat(new BigDecimal(entry.path("cost").asText()))
        .isEqualByComparingTo(BigDecimal.valueOf(nanos, 9));
  }

  @Test
  void the_total_is_the_sum_of_the_entries() throws Exception {
    for (int i = 0; i < 20; i++) {
      client.chat(Client.ticket(i % 2 == 0 ? "gpt-5.4" : "gpt-5.4-nano", "Ticket " + i));
    }
    String body = client.admin("GET", "/ledger", "").body();
    JsonNode ledger = Client.json(body);
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode entry : ledger.path("entries")) {
      sum = sum.add(new BigDecimal(entry.path("cost").asText()));
    }
    assertThat(
            new BigDecimal(ledger.path("cost").asText())
                .setScale(9, java.math.RoundingMode.HALF_UP))
        .isEqualByComparingTo(sum.setScale(9, java.math.RoundingMode.HALF_UP));
    assertThat(ledger.path("byModel")).hasSize(2);
  }

  @Test
  void it_counts_where_answers_were_known_from() throws Exception {
    client.chat(Client.ticket("gpt-5.4", GeneratedTasks.tickets(1, 1).getFirst().text()));
    client.chat(Client.ticket("gpt-5.4", "Where is my parcel?"));
    client.chat(Client.ticket("gpt-5.4", "Where is it?"));
    client.chat(Client.request("gpt-5.4", "Plan.", Client.block("goal", "x"), "plan", "{}"));
    JsonNode ledger = client.ledger();
    assertThat(ledger.path("byTruth").toString()).isEqualTo("{\"generated\":1,\"reader\":2}");
    assertThat(ledger.at("/entries/0/truth").asText()).isEqualTo("generated");
    assertThat(ledger.at("/entries/3/truth").isNull()).isTrue();
  }

  @Test
  void a_long_prefix_seen_before_is_cheaper() throws Exception {
    String policy =
        "All claims need a receipt and a reason that a colleague understands. ".repeat(120);
    int first = cached(policy, "one");
    int second = cached(policy, "two");
    assertThat(first).isZero();
    assertThat(second).isGreaterThanOrEqualTo(1_024);
    assertThat(second % 128).isZero();
  }

  @Test
  void entries_may_be_left_out_and_the_ledger_reset() throws Exception {
    client.chat(Client.ticket("gpt-5.4", "x"));
    assertThat(Client.json(client.admin("GET", "/ledger?entries=false", "").body()).has("entries"))
        .isFalse();
    assertThat(client.admin("DELETE", "/ledger", "").statusCode()).isEqualTo(204);
    assertThat(client.ledger().path("requests").asInt()).isZero();
  }

  private int cached(String context, String item) throws Exception {
    var body =
        Client.request(
            "gpt-5.4-nano",
            "Rules.\n" + Client.block("context", context),
            Client.block("item", item),
            null,
            null);
    return Client.json(client.chat(body).body())
        .at("/usage/prompt_tokens_details/cached_tokens")
        .asInt();
  }
}
