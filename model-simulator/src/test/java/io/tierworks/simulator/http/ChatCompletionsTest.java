package io.tierworks.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.Simulator;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatCompletionsTest {
  private final Simulator simulator = Simulator.start(Client.instant());
  private final Client client = new Client(simulator);

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void an_answer_has_the_shape_of_openai() throws Exception {
    HttpResponse<String> response =
        client.chat(Client.ticket("gpt-5.4-nano", "My card was charged twice."));
    JsonNode body = Client.json(response.body());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(body.path("object").asText()).isEqualTo("chat.completion");
    assertThat(body.path("model").asText()).isEqualTo("gpt-5.4-nano-2026-03-17");
    assertThat(body.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    assertThat(body.at("/choices/0/message/role").asText()).isEqualTo("assistant");
    assertThat(body.at("/choices/0/message/refusal").isNull()).isTrue();
    assertThat(body.path("system_fingerprint").asText()).isEqualTo("tierworks-simulator");
    JsonNode usage = body.path("usage");
    assertThat(usage.path("total_tokens").asInt())
        .isEqualTo(usage.path("prompt_tokens").asInt() + usage.path("completion_tokens").asInt());
    assertThat(usage.at("/prompt_tokens_details/cached_tokens").isInt()).isTrue();
    assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt()).isZero();
    assertThat(response.headers().firstValue("x-request-id")).isPresent();
    assertThat(response.headers().firstValue("x-tierworks-simulated")).hasValue("true");
    assertThat(response.headers().firstValue("openai-processing-ms")).isPresent();
    assertThat(response.headers().firstValue("x-ratelimit-remaining-tokens")).isPresent();
  }

  @Test
  void the_content_follows_the_schema() throws Exception {
    JsonNode answer =
        client.content(
            Client.ticket("gpt-5.4", "The app crashes with error code 81 when I open it."));
    assertThat(answer.at("/output/label").asText()).isEqualTo("technical");
    assertThat(answer.path("handoff").asText()).isEqualTo("none");
  }

  @Test
  void content_may_come_in_parts_with_images() throws Exception {
    ObjectNode body = Client.ticket("gpt-5.4-mini", "unused");
    ObjectNode user = (ObjectNode) body.at("/messages/1");
    var parts = user.putArray("content");
    parts.addObject().put("type", "text").put("text", Client.block("item", "Where is my parcel?"));
    parts
        .addObject()
        .put("type", "image_url")
        .putObject("image_url")
        .put("url", "https://example.org/a.png");
    assertThat(client.content(body).at("/output/label").asText()).isEqualTo("shipping");
  }

  @Test
  void an_answer_longer_than_allowed_is_cut_and_says_so() throws Exception {
    ObjectNode body = Client.ticket("gpt-5.4", "I cannot log in").put("max_completion_tokens", 5);
    JsonNode answer = Client.json(client.chat(body).body());
    assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
    assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(5);
  }

  @Test
  void without_a_schema_the_answer_is_text() throws Exception {
    ObjectNode body =
        Client.request(
            "gpt-5.4",
            "Answer.",
            "The library opens at nine. It closes at six. When does the library close?",
            null,
            null);
    assertThat(Client.json(client.chat(body).body()).at("/choices/0/message/content").asText())
        .contains("closes at six");
  }

  @Test
  void an_unknown_model_is_not_found() throws Exception {
    HttpResponse<String> response = client.chat(Client.ticket("gpt-9", "x"));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Client.json(response.body()).at("/error/code").asText())
        .isEqualTo("model_not_found");
  }

  @Test
  void the_key_invalid_is_refused() throws Exception {
    HttpResponse<String> response = client.post("{}", "invalid");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(Client.json(response.body()).at("/error/code").asText())
        .isEqualTo("invalid_api_key");
  }

  @Test
  void a_malformed_request_is_a_bad_request() throws Exception {
    for (String body :
        new String[] {"{\"model\":", "[]", "{\"model\":\"gpt-5.4\"}", "{\"messages\":[]}", ""}) {
      HttpResponse<String> response = client.post(body, "sk-test");
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(Client.json(response.body()).at("/error/type").asText())
          .isEqualTo("invalid_request_error");
    }
    assertThat(client.ledger().path("cost").decimalValue()).isEqualByComparingTo("0");
  }
}
