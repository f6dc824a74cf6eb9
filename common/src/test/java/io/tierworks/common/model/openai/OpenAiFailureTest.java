package io.tierworks.common.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How each failure of a provider is classified.
class OpenAiFailureTest {
  private final StubProvider stub = new StubProvider();
  private final OpenAiModel model =
      OpenAiModel.connect(
          new OpenAiEndpoint(stub.baseUrl(), ModelContract.KEY, "some-model", ApiDialect.OPENAI));

  @AfterEach
  void close() {
    model.close();
    stub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "301, x, INVALID_REQUEST, NO",
    "400, invalid_value, INVALID_REQUEST, NO",
    "401, invalid_api_key, UNAUTHORIZED, NO",
    "402, x, QUOTA_EXHAUSTED, NO",
    "403, x, UNAUTHORIZED, NO",
    "403, insufficient_quota, QUOTA_EXHAUSTED, NO",
    "404, model_not_found, NOT_FOUND, NO",
    "408, x, TIMED_OUT, UNKNOWN",
    "409, x, INVALID_REQUEST, NO",
    "413, x, INVALID_REQUEST, NO",
    "422, x, INVALID_REQUEST, NO",
    "429, rate_limit_exceeded, RATE_LIMITED, NO",
    "429, insufficient_quota, QUOTA_EXHAUSTED, NO",
    "498, x, INVALID_REQUEST, NO",
    "500, x, SERVER_ERROR, NO",
    "502, x, SERVER_ERROR, UNKNOWN",
    "503, x, SERVER_ERROR, NO",
    "504, x, SERVER_ERROR, UNKNOWN",
    "529, x, SERVER_ERROR, NO",
  })
  void everyStatusHasItsReasonAndBilling(int status, String code, Reason reason, Billed billed) {
    stub.reply(StubProvider.json(status, error(code, "no")));

    var failure = failure();

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.billed()).isEqualTo(billed);
    assertThat(failure).hasMessageStartingWith("HTTP " + status + ", " + code);
    assertThat(stub.seen).as("one exchange, no retry").hasSize(1);
  }

  @Test
  void aCertificateThatIsNotAcceptedIsAFaultOfTheEndpoint() {
    var errors = new ErrorResponses(new Redaction(Optional.empty()), InstantSource.system());
    var thrown = new RuntimeException();
    var rejected = new HttpOutcome.ConnectionFailed(new SSLHandshakeException("no"), false);
    var failure = new FailureClassifier(errors).of(rejected, thrown, "");

    assertThat(failure.reason()).isEqualTo(Reason.TLS_FAILED);
    assertThat(failure.isTurnedAway()).isTrue();
    assertThat(failure.billed()).isEqualTo(Billed.NO);
  }

  @Test
  void anErrorWithoutJsonIsClassifiedByItsStatus() {
    stub.reply(StubProvider.json(503, "<html>maintenance</html>"));

    assertThat(failure().reason()).isEqualTo(Reason.SERVER_ERROR);
  }

  @Test
  void theMessageNamesTheParameterAndTheRequestButQuotesNoPrompt() {
    var body =
        """
        {"error":{"code":"invalid_json_schema","param":"response_format","message":"You asked: question"}}
        """;
    stub.reply(StubProvider.json(400, body, "x-request-id: req_1"));

    assertThat(failure())
        .hasMessage(
            "HTTP 400, invalid_json_schema, param response_format, request req_1; the endpoint says: You asked: …")
        .hasNoCause();
  }

  @Test
  void theWaitIsReadFromTheHeaders() {
    stub.reply(StubProvider.json(429, error("rate_limit_exceeded", ""), "Retry-After: 7"));

    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void theWaitIsReadFromTheErrorText() {
    stub.reply(
        StubProvider.json(
            429, error("rate_limit_exceeded", "Limit reached. Please try again in 456ms.")));

    assertThat(failure().retryAfter()).contains(Duration.ofMillis(456));
  }

  @Test
  void aTerminalFailureHasNoWait() {
    stub.reply(StubProvider.json(429, error("insufficient_quota", ""), "Retry-After: 7"));

    assertThat(failure().retryAfter()).isEmpty();
  }

  @Test
  void aRefusalKeepsItsBilledUsage() {
    stub.reply(changed("\"refusal\":null", "\"refusal\":\"I cannot.\""));

    assertBilled(Reason.REFUSED);
    assertThat(failure().getMessage()).doesNotContain("I cannot");
  }

  @Test
  void aContentFilterIsARefusal() {
    stub.reply(changed("\"finish_reason\":\"stop\"", "\"finish_reason\":\"content_filter\""));

    assertBilled(Reason.REFUSED);
  }

  @Test
  void anAnswerCutOffAtTheLimitIsTooLongEvenWithoutText() {
    stub.reply(
        StubProvider.json(
            200,
            StubProvider.answer()
                .replace("\"finish_reason\":\"stop\"", "\"finish_reason\":\"length\"")
                .replace("\"{\\\"a\\\":1}\"", "null")));

    assertBilled(Reason.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"{\\\"a\\\":1}\""})
  void aCallOfAToolThatWasNotOfferedIsAFailureEvenWithText(String content) {
    stub.reply(
        changed(
            "\"content\":\"{\\\"a\\\":1}\"",
            """
            "content":%s,"tool_calls":[{"id":"t1","type":"function","function":{"name":"shell","arguments":"{\\"cmd\\":\\"rm\\"}"}}]\
            """
                .formatted(content)));

    assertBilled(Reason.UNOFFERED_TOOL);
    assertThat(stub.seen).as("one exchange, no retry").hasSize(1);
    assertThat(Reason.UNOFFERED_TOOL.isTransient()).isFalse();
  }

  @Test
  void aBlankAnswerIsUnreadableAndBilled() {
    stub.reply(changed("\"{\\\"a\\\":1}\"", "\" \\n\""));

    assertBilled(Reason.UNREADABLE);
  }

  @Test
  void aResponseWithoutChoicesIsUnreadableAndBilledIfItReportsUsage() {
    stub.reply(
        StubProvider.json(
            200,
            """
            {"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20,
             "prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":7}}}
            """));

    assertBilled(Reason.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "<html>login</html>",
    "'{\"choices\": [{\"message\": {\"con'",
    "''",
    "'{}'",
    "'null'",
    "'{\"choices\":[]}'",
    "'{\"choices\":[{}]}'",
    "'{\"choices\":[{\"message\":{\"content\":[1]}}]}'",
    "'{\"error\":{\"message\":\"overloaded\"}}'",
  })
  void aBodyThatIsNoAnswerIsUnreadableAndMayBeBilled(String body) {
    stub.reply(StubProvider.json(200, body));

    var failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(failure.billed()).isEqualTo(Billed.UNKNOWN);
    assertThat(failure).hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRequestIsNotSentAgainOnABrokenConnection(boolean midBody) throws Exception {
    model.call(ModelContract.request(Duration.ofSeconds(30)));
    stub.reply(StubProvider.reset(midBody));

    assertThat(failure().reason()).isEqualTo(Reason.CONNECTION_LOST);
    assertThat(stub.seen).hasSize(2);
  }

  @Test
  void aServerThatDoesNotAcceptTimesOutWithoutBilling() throws Exception {
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var queue = new Queue()) {
      queue.fill(full);
      var url = URI.create("http://127.0.0.1:" + full.getLocalPort());
      try (var nowhere = OpenAiModel.connect(new OpenAiEndpoint(url, "", "m", ApiDialect.OPENAI))) {
        var failure =
            catchThrowableOfType(
                ModelFailure.class,
                () -> nowhere.call(ModelContract.request(Duration.ofMillis(500))));
        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure.billed()).isEqualTo(Billed.NO);
      }
    }
  }

  private void assertBilled(Reason reason) {
    var failure = failure();
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.billed()).isEqualTo(Billed.YES);
    assertThat(failure.usage()).contains(new Usage(100, 64, 20, 7));
  }

  private ModelFailure failure() {
    return catchThrowableOfType(
        ModelFailure.class, () -> model.call(ModelContract.request(Duration.ofSeconds(30))));
  }

  private static StubProvider.Reply changed(String part, String replacement) {
    assertThat(StubProvider.answer()).contains(part);
    return StubProvider.json(200, StubProvider.answer().replace(part, replacement));
  }

  private static String error(String code, String message) {
    return """
    {"error":{"code":"%s","type":"some_type","param":null,"message":"%s"}}
    """
        .formatted(code, message);
  }

  /// Connections that the server never accepts.
  private static final class Queue implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    void fill(ServerSocket server) throws IOException {
      try {
        while (sockets.size() < 100) {
          var socket = new Socket();
          sockets.add(socket);
          socket.connect(server.getLocalSocketAddress(), 200);
        }
      } catch (SocketTimeoutException _) {
        // Full.
      }
    }

    @Override
    public void close() throws IOException {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }
}
