package io.tierworks.common.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
import io.tierworks.common.model.openai.ApiDialect.JsonMode;
import io.tierworks.common.model.openai.ApiDialect.TokenLimitField;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The request on the wire, and the response as read.
class OpenAiModelTest {
  private static final String STRICT =
      """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"A","type":"object","additionalProperties":false,
       "required":["a"],"properties":{"a":{"type":"string","minLength":1,"enum":["x","y"]}}}
      """;
  private static final String LOOSE =
      """
      {"title":"A","type":"object","properties":{"a":{"type":"string"}}}
      """;

  private static final ToolDefinition LOOK = look();

  private static ToolDefinition look() {
    try {
      return new ToolDefinition(
          "look",
          "Looks.",
          tree(
              "{\"type\":\"object\",\"properties\":{\"at\":{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"null\"}]}},\"required\":[\"at\"]}"));
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  private final StubProvider stub = new StubProvider();

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void aCallSendsItsIdAndTheKey() throws Exception {
    call(ApiDialect.OPENAI, request(null));

    assertThat(stub.last().headers())
        .containsEntry("x-client-request-id", "job/step-1/1#1")
        .containsEntry("authorization", "Bearer " + ModelContract.KEY)
        .containsEntry("user-agent", "tierworks")
        .containsEntry("request-line", "POST /v1/chat/completions HTTP/1.1")
        .doesNotContainKey("upgrade");
  }

  @Test
  void withoutAKeyThereIsNoAuthorizationHeader() throws Exception {
    try (var model =
        OpenAiModel.connect(new OpenAiEndpoint(stub.baseUrl(), "", "m", ApiDialect.OPENAI))) {
      model.call(request(null));
    }
    assertThat(stub.last().headers()).doesNotContainKey("authorization");
  }

  @Test
  void anEndpointDoesNotShowItsKey() {
    assertThat(
            new OpenAiEndpoint(
                URI.create("https://host.example/v1"), "sk-canary", "m", ApiDialect.OPENAI))
        .hasToString("m at https://host.example/v1");
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:canary@host.example/v1, key, m",
    "https://host.example/v1?key=canary, key, m",
    "ftp://host.example/canary, key, m",
    "https://host.example/v1, 'canary key', m",
    "https://host.example/v1, canary, ' '",
  })
  void anInvalidEndpointIsRejectedWithoutShowingSecrets(URI url, String key, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OpenAiEndpoint(url, key, name, ApiDialect.OPENAI))
        .withMessageNotContaining("canary");
  }

  @Test
  void aCallSendsASystemMessageAUserMessageAndTheModel() throws Exception {
    var body = call(ApiDialect.OPENAI, request(null));

    assertThat(body.at("/model").asText()).isEqualTo("some-model");
    assertThat(body.at("/messages/0/role").asText()).isEqualTo("system");
    assertThat(body.at("/messages/0/content").asText()).isEqualTo("rules");
    assertThat(body.at("/messages/1/content").asText()).isEqualTo("question");
    assertThat(body.has("response_format")).isFalse();
    assertThat(body.has("temperature")).isFalse();
  }

  @Test
  void theTokenLimitIsSentInTheFieldOfTheDialect() throws Exception {
    var modern = call(ApiDialect.OPENAI, request(null));
    assertThat(modern.path("max_completion_tokens").asInt()).isEqualTo(500);
    assertThat(modern.has("max_tokens")).isFalse();

    var old =
        call(new ApiDialect(TokenLimitField.MAX_TOKENS, JsonMode.SCHEMA, null), request(null));
    assertThat(old.path("max_tokens").asInt()).isEqualTo(500);
    assertThat(old.has("max_completion_tokens")).isFalse();
  }

  @Test
  void theReasoningEffortIsSentOnlyWhenSet() throws Exception {
    var plain = call(ApiDialect.OPENAI, request(null));
    assertThat(plain.has("reasoning_effort")).isFalse();

    var set =
        call(
            new ApiDialect(TokenLimitField.MAX_COMPLETION_TOKENS, JsonMode.SCHEMA, "low"),
            request(null));
    assertThat(set.path("reasoning_effort").asText()).isEqualTo("low");
  }

  @Test
  void aSchemaThatMeetsTheRulesIsStrictAndLosesOptionalKeywords() throws Exception {
    var format = call(ApiDialect.OPENAI, request(STRICT)).path("response_format");

    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    assertThat(format.at("/json_schema/name").asText()).isEqualTo("classify");
    assertThat(format.at("/json_schema/strict").asBoolean()).isTrue();
    assertThat(format.at("/json_schema/schema"))
        .isEqualTo(
            tree(
                """
                {"type":"object","additionalProperties":false,"required":["a"],
                 "properties":{"a":{"type":"string","enum":["x","y"]}}}
                """));
  }

  @Test
  void anyOtherSchemaIsSentUnchangedAndNotStrict() throws Exception {
    var format = call(ApiDialect.OPENAI, request(LOOSE)).path("response_format");

    assertThat(format.at("/json_schema/strict").asBoolean()).isFalse();
    assertThat(format.at("/json_schema/schema")).isEqualTo(tree(LOOSE));
  }

  @Test
  void withoutSchemaSupportTheSystemMessageEndsWithTheSchema() throws Exception {
    var object =
        call(
            new ApiDialect(TokenLimitField.MAX_COMPLETION_TOKENS, JsonMode.OBJECT, null),
            request(LOOSE));
    assertThat(object.path("response_format")).isEqualTo(tree("{\"type\":\"json_object\"}"));
    assertThat(object.at("/messages/0/content").asText())
        .startsWith("rules\n")
        .contains("JSON Schema")
        .endsWith(tree(LOOSE).toString());

    var none =
        call(
            new ApiDialect(TokenLimitField.MAX_COMPLETION_TOKENS, JsonMode.NONE, null),
            request(LOOSE));
    assertThat(none.has("response_format")).isFalse();
    assertThat(none.at("/messages/0/content").asText()).endsWith(tree(LOOSE).toString());
  }

  @Test
  void imagesFollowTheTextAsAddressOrData() throws Exception {
    var body =
        call(
            ApiDialect.OPENAI,
            withImages(
                new Image("https://host.example/a.png", null, null, null),
                new Image(null, "QUJD", "image/png", Detail.LOW)));
    var content = body.at("/messages/1/content");

    assertThat(content.at("/0/text").asText()).isEqualTo("question");
    assertThat(content.at("/1/image_url/url").asText()).isEqualTo("https://host.example/a.png");
    assertThat(content.at("/1/image_url/detail").asText()).isEqualTo("auto");
    assertThat(content.at("/2/image_url/url").asText()).isEqualTo("data:image/png;base64,QUJD");
    assertThat(content.at("/2/image_url/detail").asText()).isEqualTo("low");
  }

  @Test
  void aRequestWithAnEmptyImageIsInvalidAndNotSent() {
    var failure =
        catchThrowableOfType(
            ModelFailure.class,
            () -> call(ApiDialect.OPENAI, withImages(new Image(null, null, null, null))));

    assertThat(failure.reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failure.billed()).isEqualTo(Billed.NO);
    assertThat(stub.seen).isEmpty();
  }

  @Test
  void aResponseNamesTheModelThatAnsweredAndAllTokens() throws Exception {
    var answer = answer();

    assertThat(answer.text()).isEqualTo("{\"a\":1}");
    assertThat(answer.model()).isEqualTo("answering-model");
    assertThat(answer.usage()).isEqualTo(new Usage(100, 64, 20, 7));
  }

  @Test
  void aResponseMayLackModelAndUsage() throws Exception {
    stub.reply(
        StubProvider.json(
            200, "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"hi\"}}]}"));
    var answer = answer();

    assertThat(answer.text()).isEqualTo("hi");
    assertThat(answer.model()).isEqualTo("some-model");
    assertThat(answer.usage()).isNull();
  }

  @Test
  void impossibleUsageIsLimitedOrIgnored() throws Exception {
    stub.reply(
        StubProvider.json(
            200,
            StubProvider.answer().replace("\"reasoning_tokens\":7", "\"reasoning_tokens\":70")));
    assertThat(answer().usage()).isEqualTo(new Usage(100, 64, 20, 20));

    stub.reply(
        StubProvider.json(
            200, StubProvider.answer().replace("\"prompt_tokens\":100", "\"prompt_tokens\":-1")));
    assertThat(answer().usage()).isNull();
  }

  @Test
  void reasoningNotCountedAsOutputIsAddedToTheOutput() throws Exception {
    stub.reply(
        StubProvider.json(
            200, StubProvider.answer().replace("\"total_tokens\":120", "\"total_tokens\":127")));

    assertThat(answer().usage()).isEqualTo(new Usage(100, 64, 27, 7));
  }

  @Test
  void anUnknownFinishReasonIsAcceptedIfThereIsText() throws Exception {
    stub.reply(
        StubProvider.json(200, StubProvider.answer().replace("\"stop\"", "\"end_of_something\"")));

    assertThat(answer().text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void toolsAndTheirRoundsGoOutAsChatCompletionsHaveThem() throws Exception {
    var effort = new ApiDialect(TokenLimitField.MAX_COMPLETION_TOKENS, JsonMode.SCHEMA, "low");
    var round =
        new ToolDialogue.Round(
            List.of(new ToolRequest("call_1", "look", "{\"at\":1}")), List.of("a result"));
    var body = call(effort, withTools(new ToolDialogue(List.of(LOOK), List.of(round), true)));
    assertThat(body.at("/tools/0/type").asText()).isEqualTo("function");
    assertThat(body.at("/tools/0/function/name").asText()).isEqualTo("look");
    assertThat(body.at("/tools/0/function/parameters/properties/at"))
        .as("word for word")
        .isEqualTo(tree("{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"null\"}]}"));
    assertThat(body.at("/tools/0/function/parameters/required/0").asText()).isEqualTo("at");
    assertThat(body.path("tool_choice").asText()).isEqualTo("auto");
    assertThat(body.has("reasoning_effort")).as("rejected together with tools").isFalse();
    assertThat(body.at("/messages/2/tool_calls/0/function/arguments").asText())
        .isEqualTo("{\"at\":1}");
    assertThat(body.at("/messages/3/role").asText()).isEqualTo("tool");
    assertThat(body.at("/messages/3/tool_call_id").asText()).isEqualTo("call_1");
    assertThat(body.at("/messages/3/content").asText()).isEqualTo("a result");
    var last = call(effort, withTools(new ToolDialogue(List.of(LOOK), List.of(round), false)));
    assertThat(last.path("tool_choice").asText()).isEqualTo("none");
  }

  @Test
  void aRequestForAToolIsAResponseWithoutText() throws Exception {
    stub.reply(
        StubProvider.json(
            200,
            StubProvider.answer()
                .replace(
                    "\"content\":\"{\\\"a\\\":1}\"",
                    "\"content\":null,\"tool_calls\":[{\"id\":\"call_9\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]")));
    try (var model = model(ApiDialect.OPENAI)) {
      var response = model.call(withTools(new ToolDialogue(List.of(LOOK), List.of(), true)));
      assertThat(response.text()).isEmpty();
      assertThat(response.toolRequests()).containsExactly(new ToolRequest("call_9", "look", "{}"));
    }
  }

  private static ModelRequest withTools(ToolDialogue tools) {
    return new ModelRequest(
        "id", "rules", "question", List.of(), "classify", null, 500, Duration.ofSeconds(30), tools);
  }

  private ModelResponse answer() throws Exception {
    try (var model = model(ApiDialect.OPENAI)) {
      return model.call(request(null));
    }
  }

  private JsonNode call(ApiDialect dialect, ModelRequest request) throws Exception {
    try (var model = model(dialect)) {
      model.call(request);
    }
    return stub.last().body();
  }

  private OpenAiModel model(ApiDialect dialect) {
    return OpenAiModel.connect(
        new OpenAiEndpoint(stub.baseUrl(), ModelContract.KEY, "some-model", dialect));
  }

  private static ModelRequest withImages(Image... images) {
    return new ModelRequest(
        "id",
        "rules",
        "question",
        List.of(images),
        "classify",
        null,
        500,
        Duration.ofSeconds(30),
        ToolDialogue.NONE);
  }

  private static ModelRequest request(@Nullable String schema) throws MalformedMessage {
    return new ModelRequest(
        "job/step-1/1#1",
        "rules",
        "question",
        List.of(),
        "classify",
        schema == null ? null : tree(schema),
        500,
        Duration.ofSeconds(30),
        ToolDialogue.NONE);
  }

  private static JsonNode tree(String json) throws MalformedMessage {
    return Wire.tree(json);
  }
}
