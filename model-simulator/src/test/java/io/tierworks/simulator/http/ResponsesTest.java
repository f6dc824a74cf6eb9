package io.tierworks.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.answer.Replier;
import io.tierworks.simulator.bill.PrefixCache;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.fault.FaultKind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `/v1/responses` as OpenAI writes it.
class ResponsesTest {
  private static final Model NANO = Model.ALL.getFirst();

  @Test
  void both_apis_are_read_as_the_same_request() {
    var chat =
        ChatRequest.read(
            bytes(
                """
                {"model":"m","max_completion_tokens":50,
                 "messages":[{"role":"system","content":"rules"},
                  {"role":"user","content":[{"type":"text","text":"question"},{"type":"image_url","image_url":{"url":"u"}}]},
                  {"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"look","arguments":"{}"}}]},
                  {"role":"tool","tool_call_id":"c","content":"found"}],
                 "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}},
                 "tool_choice":"none"}
                """));
    var responses =
        ResponsesReader.read(
            bytes(
                """
                {"model":"m","max_output_tokens":50,"instructions":"rules",
                 "input":[{"role":"user","content":[{"type":"input_text","text":"question"},{"type":"input_image","image_url":"u"}]},
                  {"type":"function_call","call_id":"c","name":"look","arguments":"{}"},
                  {"type":"function_call_output","call_id":"c","output":"found"}],
                 "text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"}}},
                 "tool_choice":"none"}
                """));

    assertThat(responses).isEqualTo(chat);
    assertThat(responses.prompt().tokens()).isEqualTo(chat.prompt().tokens());
  }

  @Test
  void the_names_of_tools_are_read_where_each_api_has_them() {
    var request =
        ResponsesReader.read(
            bytes(
                """
                {"model":"m","input":"question","tools":[{"type":"function","name":"look"}]}
                """));
    assertThat(request.toolNames()).containsExactly("look");
    assertThat(request.user()).isEqualTo("question");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"model":"m"}                                                                        | Missing required parameter: 'input'
          {"model":"m","input":"x","messages":[]}                                              | Unsupported parameter
          {"model":"m","input":"x","max_completion_tokens":5}                                  | Unsupported parameter
          {"model":"m","input":[{"role":"user","content":[{"type":"text"}]}]}                  | input[].content[].type
          {"model":"m","input":[{"type":"function_call_output","call_id":"c","output":"x"}]}   | No tool call found
          {"model":"m","input":"x","stream":true}                                              | does not stream
          """)
  void what_openai_refuses_is_refused(String body, String fault) {
    assertThatThrownBy(() -> ResponsesReader.read(bytes(body))).hasMessageContaining(fault);
  }

  @Test
  void an_answer_is_a_message_with_a_text() {
    var body = written(new Replier.Reply("{\"a\":1}", null, null), null);

    assertThat(body.path("status").asText()).isEqualTo("completed");
    assertThat(body.at("/output/0/content/0/type").asText()).isEqualTo("output_text");
    assertThat(body.at("/output/0/content/0/text").asText()).isEqualTo("{\"a\":1}");
    assertThat(body.at("/usage/input_tokens").asInt()).isPositive();
    assertThat(body.at("/usage/total_tokens").asInt())
        .isEqualTo(
            body.at("/usage/input_tokens").asInt() + body.at("/usage/output_tokens").asInt());
  }

  @Test
  void a_request_for_a_tool_is_an_item_of_its_own() {
    var asks = new Replier.ToolRequest("look", "{\"at\":1}");
    var body = written(new Replier.Reply("", null, asks), null);

    assertThat(body.path("output")).hasSize(1);
    assertThat(body.at("/output/0/type").asText()).isEqualTo("function_call");
    assertThat(body.at("/output/0/call_id").asText()).isEqualTo("call_r1");
    assertThat(body.at("/output/0/arguments").asText()).isEqualTo("{\"at\":1}");
  }

  @Test
  void faults_have_the_form_of_the_api() {
    var reply = new Replier.Reply("{\"a\":\"a long answer to be cut\"}", null, null);

    var cut = written(reply, FaultKind.LENGTH);
    assertThat(cut.path("status").asText()).isEqualTo("incomplete");
    assertThat(cut.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
    assertThat(written(reply, FaultKind.REFUSAL).at("/output/0/content/0/type").asText())
        .isEqualTo("refusal");
    assertThat(written(reply, FaultKind.EMPTY).path("output")).isEmpty();
  }

  private static JsonNode written(Replier.Reply reply, @Nullable FaultKind fault) {
    var request = ResponsesReader.read(bytes("{\"model\":\"m\",\"input\":\"question\"}"));
    var completion = Completion.of(NANO, request, reply, fault, new PrefixCache(10));
    var body = ApiShape.RESPONSES.write(completion, "r1");
    return Client.json(new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
