package io.tierworks.common.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.common.model.ToolDialogue;
import io.tierworks.simulator.Simulator;
import io.tierworks.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The contract of the model port against the model simulator and its faults.
class OpenAiModelAgainstSimulatorTest extends ModelContract {

  @Override
  FaultyEndpoint start() {
    return new SimulatedProvider(
        Simulator.start(new SimulatorSettings("127.0.0.1", 0, 1, 0, 1, null, null, null)));
  }

  @Override
  String modelName() {
    return "gpt-5.4-nano";
  }

  @Test
  void itCallsToolsAndAnswersFromTheirResults() throws Exception {
    var first = model().call(searching(List.of(), true));
    var asked = first.toolRequests().getFirst();
    assertThat(asked.name()).isEqualTo("search_files");
    assertThat(asked.arguments()).contains("retryDelay");

    var hit =
        "<data name=\"tool_result\" tool=\"search_files\">\nsrc/Retry.java:2: int retryDelay = 7;\n1 line\n</data>";
    var round = new ToolDialogue.Round(List.of(asked), List.of(hit));
    var second = model().call(searching(List.of(round), false));

    assertThat(second.toolRequests()).isEmpty();
    assertThat(second.text()).contains("src/Retry.java:2");
    assertThat(Objects.requireNonNull(second.usage()).input())
        .isGreaterThan(Objects.requireNonNull(first.usage()).input());
  }

  private static ModelRequest searching(List<ToolDialogue.Round> rounds, boolean mayAsk)
      throws MalformedMessage {
    var look = new ToolDefinition("search_files", "Searches.", Wire.tree("{\"type\":\"object\"}"));
    return new ModelRequest(
        "job/step-1/1#1",
        "rules",
        "<data name=\"item\" id=\"1\">\nWhat is `retryDelay`?\n</data>",
        List.of(),
        "look_up",
        Wire.tree(
            "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"citations\"],\"properties\":{\"citations\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}"),
        500,
        Duration.ofSeconds(30),
        new ToolDialogue(List.of(look), rounds, mayAsk));
  }

  private record SimulatedProvider(Simulator simulator) implements FaultyEndpoint {

    @Override
    public URI baseUrl() {
      return URI.create(simulator.baseUrl());
    }

    @Override
    public boolean cause(Fault fault) {
      return menu(fault).map(this::post).isPresent();
    }

    /// The simulator's name for a fault; empty where it has none.
    private static Optional<String> menu(Fault fault) {
      return switch (fault) {
        case RATE_LIMITED -> Optional.of("429");
        case QUOTA_EXHAUSTED -> Optional.of("insufficient_quota");
        case SERVER_ERROR -> Optional.of("500");
        case STALLED_BODY -> Optional.of("stall");
        case TRUNCATED_JSON -> Optional.of("truncated");
        case RESET_MID_BODY -> Optional.of("reset");
        case REFUSAL -> Optional.of("refusal");
        case LENGTH -> Optional.of("length");
        case RESET_BEFORE_ANSWER, STALLED_BEFORE_HEADERS -> Optional.empty();
      };
    }

    private String post(String kind) {
      var body = "{\"faults\":[{\"kind\":\"%s\",\"rate\":1}]}".formatted(kind);
      var request =
          HttpRequest.newBuilder(URI.create(simulator.baseUrl().replace("/v1", "/admin/faults")))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      try (var client = HttpClient.newHttpClient()) {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
          throw new AssertionError(answer.body());
        }
        return kind;
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public int stalled() {
      return -1;
    }

    @Override
    public int abandoned() {
      return -1;
    }

    @Override
    public void close() {
      simulator.close();
    }
  }
}
