package io.tierworks.e2e.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Minimal HTTP client. Thread-safe.
final class Http implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// The body of a 200 response; empty for any other status or without a connection.
  Optional<String> ask(String address) {
    try {
      var answer = exchange(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (UncheckedIOException _) {
      return Optional.empty();
    }
  }

  /// @throws IllegalStateException when the answer is no success
  String call(String method, String address, String body) {
    var answer =
        exchange(
            HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(method + " " + address + ": " + answer.body());
    }
    return answer.body();
  }

  /// @throws IllegalStateException when it is none
  static JsonNode json(String body) {
    try {
      return Wire.tree(body);
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
