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

/// Checks which processes of the stack are ready. Not thread-safe.
final class ReadinessProbe implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final Addresses at;

  ReadinessProbe(Addresses at) {
    this.at = at;
  }

  /// @param workers workers that have sent a heartbeat
  /// @return the processes that are not ready yet
  List<ProcessSpec> missing(StackLayout layout, Collection<String> workers)
      throws InterruptedException {
    var missing = new ArrayList<>(layout.workers());
    missing.removeIf(worker -> isSeen(worker, workers));
    if (layout.simulator().isPresent() && !answers(at.simulator().orElse("") + "/v1/models")) {
      missing.addFirst(layout.simulator().get());
    }
    if (!answers(at.api() + "/health/ready")) {
      missing.addFirst(layout.planner());
    }
    return missing;
  }

  private static boolean isSeen(ProcessSpec worker, Collection<String> workers) {
    return workers.stream().anyMatch(seen -> seen.startsWith(worker.name() + "-"));
  }

  private boolean answers(String url) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
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
