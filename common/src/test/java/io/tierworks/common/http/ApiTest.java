package io.tierworks.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.http.Api.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Api api;

  ApiTest() throws IOException {
    this.api =
        Api.start(
            "127.0.0.1",
            0,
            Map.of("/metrics", _ -> Reply.text(200, "fine"), "/api/jobs", Reply::notFound),
            BearerAuth.open());
  }

  @AfterEach
  void stop() {
    api.close();
    http.shutdownNow();
  }

  @Test
  void headIsAnsweredAsGetWithoutABody() throws Exception {
    for (var path : new String[] {"/metrics", "/api/jobs/j-1"}) {
      var get = ask("GET", path);
      var head = ask("HEAD", path);
      assertThat(head.statusCode()).isEqualTo(get.statusCode());
      assertThat(head.body()).isEmpty();
      for (var header : new String[] {"Content-Type", "Content-Length"}) {
        assertThat(head.headers().allValues(header))
            .hasSize(1)
            .isEqualTo(get.headers().allValues(header));
      }
    }
  }

  @Test
  void anotherMethodIsRefusedAndToldWhichThereAre() throws Exception {
    var answer = ask("DELETE", "/api/jobs/j-1");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(api.address().resolve(path)).method(method, BodyPublishers.noBody());
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
