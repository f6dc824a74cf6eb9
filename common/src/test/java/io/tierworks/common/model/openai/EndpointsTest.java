package io.tierworks.common.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ToolDialogue;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each server gets the requests that it wants, and its answers and errors are read. The files in
/// `endpoints/` have the shapes that the servers document.
class EndpointsTest {
  private static final String KEY = "sk-canary";
  private static final String PASSWORD = "changeit";

  private final StubProvider stub = new StubProvider();

  @AfterEach
  void close() {
    stub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "ollama", "llama-cpp", "lm-studio", "azure-openai"})
  void aServerIsSpokenToInItsOwnWay(String server) throws Exception {
    var shape = shape(server);
    stub.reply(StubProvider.json(200, shape.path("answer").toString()));
    try (var model = model(shape)) {
      var response = model.call(request());
      assertThat(response.text()).isEqualTo("{\"a\":\"x\"}");
      assertThat(response.model()).isEqualTo(shape.at("/answer/model").asText());
      assertThat(response.usage()).isEqualTo(usage(shape.path("usage")));
    }
    var wanted = shape.path("request");
    var seen = stub.last();
    assertThat(seen.headers())
        .containsEntry("request-line", "POST " + wanted.path("path").asText() + " HTTP/1.1");
    wanted.path("fields").forEach(name -> assertThat(seen.body().has(name.asText())).isTrue());
    wanted.path("absent").forEach(name -> assertThat(seen.body().has(name.asText())).isFalse());
    assertThat(seen.body().at("/response_format/json_schema/strict").asBoolean(false))
        .isEqualTo(wanted.path("strict").asBoolean());
    wanted
        .path("headers")
        .properties()
        .forEach(header ->
            assertThat(seen.headers())
                .containsEntry(header.getKey(), header.getValue().asText())
                .doesNotContainKey("authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "ollama", "llama-cpp", "lm-studio", "azure-openai"})
  void anErrorOfAServerIsClassified(String server) throws Exception {
    var shape = shape(server);
    var error = shape.path("error");
    stub.reply(StubProvider.json(error.path("status").asInt(), error.path("body").toString()));
    try (var model = model(shape)) {
      var failure = catchThrowableOfType(ModelFailure.class, () -> model.call(request()));
      assertThat(failure.reason()).hasToString(error.path("reason").asText());
      assertThat(failure).hasMessageNotContaining(KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "ollama", "llama-cpp", "lm-studio", "azure-openai"})
  void anAnswerWithoutUsageIsReadAndReportsNone(String server) throws Exception {
    var shape = shape(server);
    var answer = (ObjectNode) shape.path("answer");
    answer.remove("usage");
    stub.reply(StubProvider.json(200, answer.toString()));
    try (var model = model(shape)) {
      assertThat(model.call(request()).usage()).isNull();
    }
  }

  @Test
  void callsGoThroughTheProxy() throws Exception {
    var settings = new HashMap<String, String>();
    settings.put("tier.t.url", "http://model.invalid/v1");
    settings.put("tier.t.proxy", stub.baseUrl().toString().replace("/v1", ""));
    try (var model = OpenAiModel.connect(endpoint(settings))) {
      model.call(request());
    }
    assertThat(stub.last().headers())
        .containsEntry("request-line", "POST http://model.invalid/v1/chat/completions HTTP/1.1");
  }

  @Test
  void onlyTheNamedAuthorityIsTrusted(@TempDir Path folder) throws Exception {
    keytool(
        "-genkeypair -alias ca -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 2"
            + " -storetype PKCS12 -keystore %s -storepass %s",
        folder.resolve("server.p12"), PASSWORD);
    keytool(
        "-exportcert -alias ca -rfc -keystore %s -storepass %s -file %s",
        folder.resolve("server.p12"), PASSWORD, folder.resolve("ca.pem"));
    var server = https(folder.resolve("server.p12"));
    var url = "https://localhost:%d/v1".formatted(server.getAddress().getPort());
    try (var trusting =
            OpenAiModel.connect(
                endpoint(
                    Map.of(
                        "tier.t.url",
                        url,
                        "tier.t.ca-file",
                        folder.resolve("ca.pem").toString())));
        var other = OpenAiModel.connect(endpoint(Map.of("tier.t.url", url)))) {
      assertThat(trusting.call(request()).text()).isNotBlank();
      var failure = catchThrowableOfType(ModelFailure.class, () -> other.call(request()));
      assertThat(failure.reason()).isEqualTo(ModelFailure.Reason.TLS_FAILED);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void wrongSettingsAreNamed(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("empty.pem"), "");
    assertFault("tier.t.ca-file", folder.resolve("empty.pem").toString(), "name a PEM file");
    assertFault("tier.t.ca-file", folder.resolve("none.pem").toString(), "name a PEM file");
    assertFault("tier.t.headers", "a b=c", "is no name of a header");
    assertFault("tier.t.query", "api-version", "must be name=value");
    assertFault("tier.t.key-header", "a b", "must be the name of a header");
  }

  private static void assertFault(String key, String value, String rule) {
    var settings = Map.of("tier.t.url", "http://host/v1", key, value);
    assertThatThrownBy(() -> endpoint(settings))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(key)
        .hasMessageContaining(rule);
  }

  private static void keytool(String command, Object... values)
      throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder((tool + " " + command.formatted(values)).split(" "))
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static HttpsServer https(Path store) throws Exception {
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    var answer = StubProvider.answer().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }

  private OpenAiModel model(JsonNode shape) {
    var settings = new HashMap<String, String>();
    var host = stub.baseUrl().getAuthority();
    shape
        .path("settings")
        .properties()
        .forEach(one -> settings.put(one.getKey(), one.getValue().asText().replace("HOST", host)));
    return OpenAiModel.connect(endpoint(settings));
  }

  private static OpenAiEndpoint endpoint(Map<String, String> settings) {
    var all = new HashMap<>(Map.of("tier.t.model", "some-model", "tier.t.key", KEY));
    all.putAll(settings);
    return OpenAiEndpoint.from(Settings.of(all), "t");
  }

  private static Usage usage(JsonNode numbers) {
    return new Usage(
        numbers.path(0).asLong(),
        numbers.path(1).asLong(),
        numbers.path(2).asLong(),
        numbers.path(3).asLong());
  }

  private static JsonNode shape(String server) throws Exception {
    try (InputStream file =
        EndpointsTest.class.getResourceAsStream("/endpoints/" + server + ".json")) {
      return Wire.mapper().readTree(Objects.requireNonNull(file, server));
    }
  }

  private static ModelRequest request() throws Exception {
    var schema =
        Wire.tree(
            "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"string\"}}}");
    return new ModelRequest(
        "id",
        "rules",
        "question",
        List.of(),
        "classify",
        schema,
        500,
        Duration.ofSeconds(30),
        ToolDialogue.NONE);
  }
}
