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
import java.util.Optional;
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

  @Test
  void aRouteThatTakesNothingRefusesPostAndOneThatDoesWantsJson() throws Exception {
    var changing =
        new Api.Route() {
          @Override
          public Reply answer(String rest) {
            return Reply.notFound(rest);
          }

          @Override
          public Optional<Reply> change(String rest, byte[] body) {
            return Optional.of(Reply.text(202, rest + body.length));
          }
        };
    try (var other = Api.start("127.0.0.1", 0, Map.of("/api/jobs", changing), BearerAuth.open())) {
      var target = other.address().resolve("/api/jobs/j/answer");
      var plain = HttpRequest.newBuilder(target).POST(BodyPublishers.ofString("{}"));
      assertThat(http.send(plain.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(415);
      var json = plain.header("Content-Type", "application/json").build();
      assertThat(http.send(json, BodyHandlers.ofString()).body()).isEqualTo("j/answer2");
      var large =
          HttpRequest.newBuilder(target)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(new byte[300_000]));
      assertThat(http.send(large.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }
    var refused =
        HttpRequest.newBuilder(api.address().resolve("/metrics"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"));
    assertThat(http.send(refused.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(api.address().resolve(path)).method(method, BodyPublishers.noBody());
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
