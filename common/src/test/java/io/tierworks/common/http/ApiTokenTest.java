package io.tierworks.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.settings.Secret;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTest {
  private static final String TOKEN = "canary-token-17";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Api api;

  ApiTokenTest() throws IOException {
    this.api = start(new Secret(TOKEN));
  }

  @AfterEach
  void stop() {
    api.close();
    http.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/jobs", "/api/jobs/j-1", "/api/workers", "/metrics"})
  void withoutTheTokenEveryRouteButHealthIsClosed(String path) throws Exception {
    for (var header :
        new String[] {
          null, "Bearer wrong", "Bearer ", "Basic " + TOKEN, TOKEN, "Bearer " + TOKEN + "x"
        }) {
      var answer = ask(api, path, header);
      assertThat(answer.statusCode()).as("%s", header).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"tierworks\"");
      assertThat(answer.body()).contains("planner.api-token").doesNotContain("canary");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/jobs", "/api/jobs/j-1", "/api/workers", "/metrics"})
  void withTheTokenEveryRouteAnswers(String path) throws Exception {
    assertThat(ask(api, path, "Bearer " + TOKEN).statusCode()).isEqualTo(200);
    assertThat(ask(api, path, "bearer " + TOKEN).statusCode()).isEqualTo(200);
  }

  @Test
  void healthNeedsNoToken() throws Exception {
    assertThat(ask(api, "/health/live", null).statusCode()).isEqualTo(200);
    assertThat(ask(api, "/health/ready", null).statusCode()).isEqualTo(200);
  }

  @Test
  void withoutASetTokenEverybodyMayAsk() throws Exception {
    try (var open = start(new Secret(""))) {
      assertThat(ask(open, "/api/jobs", null).statusCode()).isEqualTo(200);
    }
  }

  private static Api start(Secret token) throws IOException {
    Api.Route fine = _ -> Reply.text(200, "fine");
    return Api.start(
        "127.0.0.1",
        0,
        Map.of(
            "/health/live",
            fine,
            "/health/ready",
            fine,
            "/api/jobs",
            fine,
            "/api/workers",
            fine,
            "/metrics",
            fine),
        BearerAuth.of(token));
  }

  private HttpResponse<String> ask(
      Api of, String path, @org.jspecify.annotations.Nullable String authorization)
      throws Exception {
    var request = HttpRequest.newBuilder(of.address().resolve(path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
