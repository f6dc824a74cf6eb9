package io.tierworks.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A client of the simulator for tests.
public final class Client implements AutoCloseable {
  private final Simulator simulator;
  private final HttpClient http = HttpClient.newHttpClient();

  public Client(Simulator simulator) {
    this.simulator = simulator;
  }

  public HttpResponse<String> post(String body, String key)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/chat/completions"))
            .header("Authorization", "Bearer " + key)
            .header("X-Client-Request-Id", "attempt-1")
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> chat(ObjectNode body) throws IOException, InterruptedException {
    return post(body.toString(), "sk-test");
  }

  /// Any port of the loopback, no latency, mistakes at their stated rates.
  public static SimulatorSettings instant() {
    return new SimulatorSettings("127.0.0.1", 0, 1, 0, 1, null, null, null);
  }

  /// The content of the answer, as JSON.
  public JsonNode content(ObjectNode body) throws IOException, InterruptedException {
    return json(json(chat(body).body()).at("/choices/0/message/content").asText());
  }

  public HttpResponse<String> admin(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.baseUrl().replace("/v1", "/admin") + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  public JsonNode ledger() throws IOException, InterruptedException {
    return json(admin("GET", "/ledger", "").body());
  }

  public void fault(String json) throws IOException, InterruptedException {
    admin("POST", "/faults", "{\"faults\":[" + json + "]}");
  }

  public static JsonNode json(String text) {
    return Objects.requireNonNull(Json.parse(text), text);
  }

  public static ObjectNode request(
      String model, String system, String user, @Nullable String kind, @Nullable String schema) {
    ObjectNode body = Json.object().put("model", model);
    var messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", system);
    messages.addObject().put("role", "user").put("content", user);
    if (kind != null && schema != null) {
      ObjectNode format = body.putObject("response_format").put("type", "json_schema");
      format
          .putObject("json_schema")
          .put("name", kind)
          .put("strict", true)
          .set("schema", json(schema));
    }
    return body;
  }

  /// A request to triage one ticket.
  public static ObjectNode ticket(String model, String text) {
    return request(
        model,
        "Read the item and choose the label.\n" + block("goal", "Triage the support tickets"),
        block("item", text),
        "classify",
        work(
            "\"label\":{\"type\":\"string\",\"description\":\"billing: cards and charges; technical: apps, crashes and errors; account: log in and profile; shipping: parcels\",\"enum\":[\"billing\",\"technical\",\"account\",\"shipping\",\"other\"]},\"reason\":{\"type\":\"string\"}"));
  }

  /// The envelope of work around these output fields.
  public static String work(String fields) {
    return "{\"type\":\"object\",\"properties\":{\"output\":{\"type\":\"object\",\"properties\":{"
        + fields
        + "}},\"handoff\":{\"type\":\"string\",\"enum\":[\"none\",\"unsure\",\"needs_info\",\"out_of_scope\"]},\"note\":{\"type\":\"string\"}}}";
  }

  public static String block(String name, String text) {
    return "<data name=\"" + name + "\">\n" + text + "\n</data>\n";
  }

  @Override
  public void close() {
    http.close();
  }
}
