package io.tierworks.common.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Detail;
import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.common.model.ToolDialogue;
import io.tierworks.common.model.ToolRequest;
import io.tierworks.common.model.openai.ApiDialect.Api;
import io.tierworks.common.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests to `responses` as they are on the wire, and answers as they are read.
class ResponsesWireTest {
  private static final String SCHEMA =
      "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"string\"}}}";

  private final StubProvider stub = new StubProvider();

  @BeforeEach
  void answerByResponses() {
    reply(StubProvider.answer(Api.RESPONSES));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void aRequestHasItsInstructionsTheSchemaAndIsNotStored() throws Exception {
    var body = sent(Map.of(), request(SCHEMA, List.of(), ToolDialogue.NONE));

    assertThat(stub.last().headers())
        .containsEntry("request-line", "POST /v1/responses HTTP/1.1")
        .containsEntry("authorization", "Bearer " + ModelContract.KEY)
        .containsEntry("content-type", "application/json")
        .containsEntry("x-client-request-id", "job/step-1/1#1");
    assertThat(body.path("model").asText()).isEqualTo("some-model");
    assertThat(body.path("instructions").asText()).isEqualTo("rules");
    assertThat(body.at("/input/0/role").asText()).isEqualTo("user");
    assertThat(body.at("/input/0/content/0"))
        .isEqualTo(tree("{\"type\":\"input_text\",\"text\":\"question\"}"));
    assertThat(body.path("max_output_tokens").asInt()).isEqualTo(500);
    assertThat(body.at("/text/format/type").asText()).isEqualTo("json_schema");
    assertThat(body.at("/text/format/name").asText()).isEqualTo("classify");
    assertThat(body.at("/text/format/strict").asBoolean()).isTrue();
    assertThat(body.at("/text/format/schema/properties/a/type").asText()).isEqualTo("string");
    assertThat(body.path("store").asBoolean(true)).isFalse();
    assertThat(body.properties())
        .extracting(Map.Entry::getKey)
        .doesNotContain("reasoning", "tools", "tool_choice", "service_tier");
  }

  @Test
  void imagesGoOutByAddressOrAsData() throws Exception {
    var images =
        List.of(
            new Image("https://example.org/a.png", null, null, null),
            new Image(null, "QUJD", "image/png", Detail.HIGH));
    var content = sent(Map.of(), request(null, images, ToolDialogue.NONE)).at("/input/0/content");

    assertThat(content.get(1))
        .isEqualTo(
            tree(
                "{\"type\":\"input_image\",\"image_url\":\"https://example.org/a.png\",\"detail\":\"auto\"}"));
    assertThat(content.get(2))
        .isEqualTo(
            tree(
                "{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,QUJD\",\"detail\":\"high\"}"));
  }

  @Test
  void toolsTheirRoundsAndTheEffortGoOutTogether() throws Exception {
    var parameters = tree("{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"integer\"}}}");
    var round =
        new ToolDialogue.Round(
            List.of(
                new ToolRequest("call_1", "look", "{\"at\":1}"),
                new ToolRequest("call_2", "look", "{\"at\":2}")),
            List.of("first", "second"));
    var look = List.of(new ToolDefinition("look", "Looks.", parameters));
    var effort = Map.of("reasoning-effort", "low");
    var body = sent(effort, request(null, List.of(), new ToolDialogue(look, List.of(round), true)));

    assertThat(body.at("/reasoning/effort").asText()).isEqualTo("low");
    assertThat(body.at("/tools/0/type").asText()).isEqualTo("function");
    assertThat(body.at("/tools/0/name").asText()).isEqualTo("look");
    assertThat(body.at("/tools/0/parameters")).isEqualTo(parameters);
    assertThat(body.path("tool_choice").asText()).isEqualTo("auto");
    assertThat(body.path("input"))
        .extracting(item -> item.path("type").asText() + item.path("call_id").asText())
        .containsExactly(
            "",
            "function_callcall_1",
            "function_callcall_2",
            "function_call_outputcall_1",
            "function_call_outputcall_2");
    assertThat(body.at("/input/1/arguments").asText()).isEqualTo("{\"at\":1}");
    assertThat(body.at("/input/4/output").asText()).isEqualTo("second");
    var last = sent(effort, request(null, List.of(), new ToolDialogue(look, List.of(), false)));
    assertThat(last.path("tool_choice").asText()).isEqualTo("none");
  }

  @Test
  void theSettingsOfTheEndpointHold() throws Exception {
    var settings =
        Map.of(
            "json-mode", "object",
            "key-header", "api-key",
            "query", "api-version=a b",
            "service-tier", "flex",
            "store", "true");
    var body = sent(settings, request(SCHEMA, List.of(), ToolDialogue.NONE));

    assertThat(stub.last().headers())
        .containsEntry("request-line", "POST /v1/responses?api-version=a+b HTTP/1.1")
        .containsEntry("api-key", ModelContract.KEY)
        .doesNotContainKey("authorization");
    assertThat(body.at("/text/format").toString()).isEqualTo("{\"type\":\"json_object\"}");
    assertThat(body.path("instructions").asText()).startsWith("rules").endsWith(SCHEMA);
    assertThat(body.path("service_tier").asText()).isEqualTo("flex");
    assertThat(body.path("store").asBoolean()).isTrue();
  }

  @Test
  void anAnswerHasTextModelAndAllTokens() throws Exception {
    var answer = call(Map.of(), request(SCHEMA, List.of(), ToolDialogue.NONE));

    assertThat(answer.text()).isEqualTo("{\"a\":1}");
    assertThat(answer.model()).isEqualTo("answering-model");
    assertThat(answer.usage()).isEqualTo(new Usage(100, 64, 20, 7));
    assertThat(answer.toolRequests()).isEmpty();
  }

  @Test
  void aFunctionCallIsARequestForATool() throws Exception {
    reply(
        """
        {"status":"completed","model":"m","output":[{"type":"reasoning","summary":[]},
         {"type":"function_call","id":"fc_1","call_id":"call_9","name":"look","arguments":"{}"}]}
        """);
    var look = List.of(new ToolDefinition("look", "Looks.", tree("{\"type\":\"object\"}")));
    var offered = request(null, List.of(), new ToolDialogue(look, List.of(), true));

    assertThat(call(Map.of(), offered).toolRequests())
        .containsExactly(new ToolRequest("call_9", "look", "{}"));
    assertThat(failure(request(null, List.of(), ToolDialogue.NONE)).reason())
        .isEqualTo(Reason.UNOFFERED_TOOL);
  }

  @Test
  void reasoningComesEncryptedAndGoesBackBeforeTheCallsThatItLedTo() throws Exception {
    var thought =
        "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[],\"encrypted_content\":\"gAAA\"}";
    reply(
        """
        {"status":"completed","model":"m","output":[%s,{"type":"reasoning","id":"rs_2","summary":[]},
         {"type":"function_call","id":"fc_1","call_id":"call_9","name":"look","arguments":"{}"}]}
        """
            .formatted(thought));
    var look = List.of(new ToolDefinition("look", "Looks.", tree("{\"type\":\"object\"}")));
    var effort = Map.of("reasoning-effort", "low");
    var first = request(null, List.of(), new ToolDialogue(look, List.of(), true));
    var asked = call(effort, first);
    assertThat(asked.reasoning()).containsExactly(tree(thought));

    var round = new ToolDialogue.Round(asked.toolRequests(), List.of("found"), asked.reasoning());
    var body = sent(effort, request(null, List.of(), new ToolDialogue(look, List.of(round), true)));
    assertThat(body.path("include")).isEqualTo(tree("[\"reasoning.encrypted_content\"]"));
    assertThat(body.path("store").asBoolean(true)).isFalse();
    assertThat(body.path("input"))
        .extracting(item -> item.path("type").asText())
        .containsExactly("", "reasoning", "function_call", "function_call_output");
    assertThat(body.at("/input/1")).isEqualTo(tree(thought));
    assertThat(body.at("/input/2").has("id")).isFalse();
    assertThat(sent(Map.of(), first).has("include")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "status":"incomplete","incomplete_details":{"reason":"max_output_tokens"} | TOO_LONG        | YES
          "status":"incomplete","incomplete_details":{"reason":"content_filter"}    | REFUSED         | YES
          "status":"failed","error":{"code":"server_error","message":"x"}           | SERVER_ERROR    | YES
          "status":"failed","error":{"code":"rate_limit_exceeded"}                  | RATE_LIMITED    | YES
          "status":"failed","error":{"code":"invalid_prompt"}                       | INVALID_REQUEST | YES
          "status":"failed","error":{"code":"image_too_large"}                      | INVALID_REQUEST | YES
          "status":"cancelled"                                                      | SERVER_ERROR    | YES
          "status":"completed"                                                      | UNREADABLE      | YES
          "status":"completed","x":1                                                | UNREADABLE      | UNKNOWN
          """)
  void aReplyWithoutAnAnswerSaysWhy(String status, Reason reason, Billed billed) {
    var usage = billed == Billed.YES ? ",\"usage\":{\"input_tokens\":10,\"output_tokens\":2}" : "";
    reply("{" + status + usage + ",\"output\":[]}");

    var failure = failure(request(null, List.of(), ToolDialogue.NONE));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.billed()).isEqualTo(billed);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = "[]\n{}\n<html>\n{\"output\":{}}\n\"text\"")
  void whatIsNoResponseIsUnreadable(String body) {
    reply(body);

    assertThat(failure(request(null, List.of(), ToolDialogue.NONE)).reason())
        .isEqualTo(Reason.UNREADABLE);
  }

  private void reply(String body) {
    stub.reply(StubProvider.json(200, body));
  }

  private ModelFailure failure(ModelRequest request) {
    return catchThrowableOfType(ModelFailure.class, () -> call(Map.of(), request));
  }

  private JsonNode sent(Map<String, String> settings, ModelRequest request) throws Exception {
    call(settings, request);
    return stub.last().body();
  }

  /// @param settings below `tier.t.`
  private ModelResponse call(Map<String, String> settings, ModelRequest request) throws Exception {
    var all = new HashMap<String, String>();
    settings.forEach((key, value) -> all.put("tier.t." + key, value));
    all.put("tiers", "t");
    all.put("tier.t.api", "responses");
    var dialect = ApiDialect.from(Settings.of(all), "t");
    var endpoint = new OpenAiEndpoint(stub.baseUrl(), ModelContract.KEY, "some-model", dialect);
    try (var model = OpenAiModel.connect(endpoint)) {
      return model.call(request);
    }
  }

  private static ModelRequest request(
      @Nullable String schema, List<Image> images, ToolDialogue tools) {
    return new ModelRequest(
        "job/step-1/1#1",
        "rules",
        "question",
        images,
        "classify",
        schema == null ? null : tree(schema),
        500,
        Duration.ofSeconds(30),
        tools);
  }

  private static JsonNode tree(String json) {
    try {
      return Wire.tree(json);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
