package io.tierworks.cli.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What the stack still waits for. Owned by one thread.
final class ReadinessProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Addresses at;

  ReadinessProbe(Addresses at) {
    this.at = at;
  }

  /// @param workersHeard names that heartbeats carried
  List<ProcessSpec> missing(StackLayout cast, Collection<String> workersHeard)
      throws InterruptedException {
    var missing = new ArrayList<ProcessSpec>();
    if (!answers(at.api() + "/health/ready")) {
      missing.add(cast.planner());
    }
    if (cast.simulator().isPresent() && !answers(at.simulator().orElse("") + "/v1/models")) {
      missing.add(cast.simulator().get());
    }
    cast.workers().stream()
        .filter(worker ->
            workersHeard.stream().noneMatch(heard -> heard.startsWith(worker.name() + "-")))
        .forEach(missing::add);
    return missing;
  }

  private boolean answers(String url) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
