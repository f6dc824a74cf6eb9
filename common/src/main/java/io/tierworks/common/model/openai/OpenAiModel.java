package io.tierworks.common.model.openai;

import io.tierworks.common.model.Model;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import java.time.InstantSource;

/// A model behind OpenAI's API or a compatible server: chat completions or responses. Thread-safe.
/// It has its own connections, so one instance serves all calls to an endpoint.
public final class OpenAiModel implements Model {
  private final OpenAiEndpoint endpoint;
  private final DeadlineHttpClient http;
  private final ApiWire wire;
  private final FailureClassifier failures;

  private OpenAiModel(OpenAiEndpoint endpoint) {
    this.endpoint = endpoint;
    this.http = new DeadlineHttpClient(endpoint.route());
    this.wire =
        switch (endpoint.dialect().api()) {
          case CHAT -> new ChatWire(endpoint, http);
          case RESPONSES -> new ResponsesWire(endpoint, http);
        };
    this.failures =
        new FailureClassifier(new ErrorResponses(Redaction.of(endpoint), InstantSource.system()));
  }

  /// Opens no connection yet.
  public static OpenAiModel connect(OpenAiEndpoint endpoint) {
    return new OpenAiModel(endpoint);
  }

  @Override
  public ModelResponse call(ModelRequest request) throws ModelFailure, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the call");
    }
    var exchange = new Exchange(request.requestId(), request.timeout());
    try {
      var answer = ScopedValue.where(Exchange.CURRENT, exchange).call(() -> wire.send(request));
      return answer.response(request, endpoint.model());
    } catch (RuntimeException e) {
      if (exchange.outcome() instanceof HttpOutcome.Interrupted) {
        throw new InterruptedException("interrupted during the call");
      }
      throw failures.of(exchange.outcome(), e, request.system() + "\n" + request.user());
    }
  }

  /// Ends the calls in flight.
  @Override
  public void close() {
    http.close();
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
