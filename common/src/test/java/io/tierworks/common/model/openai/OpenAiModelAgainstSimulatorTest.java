package io.tierworks.common.model.openai;

import io.tierworks.simulator.Simulator;
import io.tierworks.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

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
