package io.tierworks.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.Simulator;
import io.tierworks.simulator.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final Simulator simulator = Simulator.start(Client.instant());
  private final Client client = new Client(simulator);

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void a_rate_limit_tells_when_to_come_back() throws Exception {
    client.fault("{\"kind\":\"429\",\"rate\":1,\"times\":1,\"retryAfter\":0.5}");
    HttpResponse<String> refused = ask();
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).hasValue("0.5");
    assertThat(refused.headers().firstValue("x-ratelimit-remaining-requests")).hasValue("0");
    assertThat(Client.json(refused.body()).at("/error/code").asText())
        .isEqualTo("rate_limit_exceeded");
    assertThat(ask().statusCode()).isEqualTo(200);
    assertThat(lastEntry(0).path("billed").asBoolean()).isFalse();
    assertThat(lastEntry(1).path("billed").asBoolean()).isTrue();
  }

  @Test
  void an_empty_account_is_a_429_of_its_own() throws Exception {
    client.fault("{\"kind\":\"insufficient_quota\",\"rate\":1}");
    HttpResponse<String> refused = ask();
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Client.json(refused.body()).at("/error/code").asText())
        .isEqualTo("insufficient_quota");
  }

  @Test
  void a_refused_key_and_a_missing_model_have_their_status() throws Exception {
    client.fault("{\"kind\":\"invalid_key\",\"times\":1},{\"kind\":\"no_such_model\",\"times\":1}");
    assertThat(ask().statusCode()).isEqualTo(401);
    assertThat(ask().statusCode()).isEqualTo(404);
  }

  @Test
  void server_errors_cost_nothing() throws Exception {
    client.fault(
        "{\"kind\":\"500\",\"rate\":1,\"times\":1},{\"kind\":\"503\",\"rate\":1,\"times\":1}");
    assertThat(ask().statusCode()).isEqualTo(500);
    assertThat(ask().statusCode()).isEqualTo(503);
    assertThat(client.ledger().path("cost").decimalValue()).isEqualByComparingTo("0");
    assertThat(client.ledger().path("requests").asInt()).isEqualTo(2);
  }

  @Test
  void a_reset_breaks_off_in_the_body_and_is_billed() throws Exception {
    client.fault("{\"kind\":\"reset\",\"rate\":1}");
    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    assertBilled("reset");
  }

  @Test
  void a_stalled_body_never_ends_until_the_connection_is_closed() throws Exception {
    client.fault("{\"kind\":\"stall\",\"rate\":1,\"seconds\":0.4}");
    long before = System.nanoTime();
    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    assertThat(System.nanoTime() - before).isGreaterThan(350_000_000L);
    assertBilled("stall");
  }

  @Test
  void a_truncated_answer_arrives_whole_as_http_and_broken_as_json() throws Exception {
    client.fault("{\"kind\":\"truncated\",\"rate\":1}");
    HttpResponse<String> response = ask();
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Json.parse(response.body())).isNull();
    assertBilled("truncated");
  }

  @Test
  void a_refusal_has_no_content_but_a_price() throws Exception {
    client.fault("{\"kind\":\"refusal\",\"rate\":1}");
    JsonNode message = Client.json(ask().body()).at("/choices/0/message");
    assertThat(message.path("content").isNull()).isTrue();
    assertThat(message.path("refusal").asText()).contains("can't help");
    assertBilled("refusal");
  }

  @Test
  void length_cuts_the_content() throws Exception {
    client.fault("{\"kind\":\"length\",\"rate\":1}");
    JsonNode choice = Client.json(ask().body()).at("/choices/0");
    assertThat(choice.path("finish_reason").asText()).isEqualTo("length");
    assertThat(Json.parse(choice.at("/message/content").asText())).isNull();
  }

  @Test
  void empty_garbage_and_html_are_answers_nobody_can_use() throws Exception {
    client.fault("{\"kind\":\"empty\",\"rate\":1}");
    assertThat(Client.json(ask().body()).path("choices")).isEmpty();
    client.fault("{\"kind\":\"garbage\",\"rate\":1}");
    assertThat(Json.parse(Client.json(ask().body()).at("/choices/0/message/content").asText()))
        .isNull();
    client.fault("{\"kind\":\"html\",\"rate\":1}");
    assertThat(ask().headers().firstValue("content-type").orElse("")).startsWith("text/html");
  }

  @Test
  void a_wrong_answer_fits_the_schema() throws Exception {
    client.fault("{\"kind\":\"wrong\",\"rate\":1}");
    assertThat(
            client
                .content(Client.ticket("gpt-5.4", "My card was charged twice."))
                .at("/output/label")
                .asText())
        .isNotEqualTo("billing");
  }

  @Test
  void a_fault_may_be_for_one_model_and_one_schema_only() throws Exception {
    client.fault("{\"kind\":\"500\",\"rate\":1,\"model\":\"gpt-5.4\",\"schema\":\"plan\"}");
    assertThat(ask().statusCode()).isEqualTo(200);
    assertThat(client.chat(Client.ticket("gpt-5.4", "x y z")).statusCode()).isEqualTo(200);
  }

  @Test
  void the_menu_can_be_shown_and_cleared_and_refuses_what_it_does_not_know() throws Exception {
    client.fault("{\"kind\":\"500\",\"rate\":0.25}");
    assertThat(
            Client.json(client.admin("GET", "/faults", "").body()).at("/faults/0/rate").asDouble())
        .isEqualTo(0.25);
    assertThat(client.admin("DELETE", "/faults", "").statusCode()).isEqualTo(204);
    assertThat(Client.json(client.admin("GET", "/faults", "").body()).path("faults")).isEmpty();
    HttpResponse<String> refused =
        client.admin("POST", "/faults", "{\"faults\":[{\"kind\":\"gremlin\"}]}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("gremlin");
  }

  @Test
  void a_slow_answer_comes_late() throws Exception {
    client.fault("{\"kind\":\"slow\",\"rate\":1,\"seconds\":0.3}");
    long before = System.nanoTime();
    assertThat(ask().statusCode()).isEqualTo(200);
    assertThat(System.nanoTime() - before).isGreaterThan(290_000_000L);
  }

  private HttpResponse<String> ask() throws IOException, InterruptedException {
    return client.chat(Client.ticket("gpt-5.4-nano", "My card was charged twice."));
  }

  private JsonNode lastEntry(int index) throws IOException, InterruptedException {
    return client.ledger().path("entries").path(index);
  }

  private void assertBilled(String fault) throws IOException, InterruptedException {
    JsonNode entry = lastEntry(0);
    assertThat(entry.path("fault").asText()).isEqualTo(fault);
    assertThat(entry.path("billed").asBoolean()).isTrue();
    assertThat(entry.path("cost").asDouble()).isPositive();
  }
}
