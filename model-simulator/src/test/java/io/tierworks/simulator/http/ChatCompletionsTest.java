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
  void offered_tools_are_used_until_the_answer_can_cite_a_line() throws Exception {
    ObjectNode body =
        Client.request(
            "gpt-5.4-nano",
            "Look it up.",
            Client.block("item", "Where is `retryDelay` set?"),
            "answer",
            Client.work(
                "\"answer\":{\"type\":\"string\"},\"citations\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}"));
    for (String tool : new String[] {"list_files", "search_files", "read_file"}) {
      body.withArray("tools")
          .addObject()
          .put("type", "function")
          .putObject("function")
          .put("name", tool);
    }
    assertThat(asked(body)).isEqualTo("list_files {}");
    reply(body, "list_files", "src/Retry.java\t38");
    assertThat(asked(body)).isEqualTo("search_files {\"query\":\"retryDelay\"}");
    reply(body, "search_files", "src/Retry.java:7: int retryDelay = 7;\n1 line");
    assertThat(asked(body))
        .isEqualTo("read_file {\"path\":\"src/Retry.java\",\"from\":4,\"to\":13}");
    body.put("tool_choice", "none");
    JsonNode answer = client.content(body);
    assertThat(answer.path("handoff").asText()).isEqualTo("none");
    assertThat(answer.at("/output/citations/0").asText()).isEqualTo("src/Retry.java:7");
    assertThat(answer.at("/output/answer").asText()).contains("src/Retry.java:7");
  }

  /// The tool that the model asks for, with its arguments.
  private String asked(ObjectNode body) throws Exception {
    JsonNode choice = Client.json(client.chat(body).body()).at("/choices/0");
    assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
    assertThat(choice.at("/message/content").isNull()).isTrue();
    JsonNode function = choice.at("/message/tool_calls/0/function");
    return function.path("name").asText() + " " + function.path("arguments").asText();
  }

  private static void reply(ObjectNode body, String tool, String text) {
    body.withArray("messages")
        .addObject()
        .put("role", "tool")
        .put("tool_call_id", "call_1")
        .put("content", "<data name=\"tool_result\" tool=\"" + tool + "\">\n" + text + "\n</data>");
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
