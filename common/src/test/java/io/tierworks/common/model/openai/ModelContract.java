package io.tierworks.common.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import io.tierworks.common.model.ToolDialogue;
import io.tierworks.common.model.openai.ApiDialect.Api;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The contract of the model port, for each API. Each provider has a subclass.
@ParameterizedClass
@EnumSource(Api.class)
abstract class ModelContract {
  @Parameter Api api = Api.CHAT;

  static final String KEY = "sk-canary-3f9a7c";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STALL = Duration.ofMillis(700);

  private FaultyEndpoint provider;
  private OpenAiModel model;

  /// For tests of a subclass.
  OpenAiModel model() {
    return model;
  }

  abstract FaultyEndpoint start();

  ApiDialect dialect() {
    return ApiDialect.OPENAI.by(api);
  }

  /// The name of a model that the provider knows.
  abstract String modelName();

  @BeforeEach
  void connect() {
    provider = start();
    model =
        OpenAiModel.connect(new OpenAiEndpoint(provider.baseUrl(), KEY, modelName(), dialect()));
  }

  @AfterEach
  void close() {
    model.close();
    provider.close();
  }

  @Test
  void aResponseHasTextModelAndUsage() throws Exception {
    var answer = model.call(request(PATIENCE));

    assertThat(answer.text()).isNotBlank();
    assertThat(answer.model()).isNotBlank();
    assertThat(answer.usage()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void aFaultHasItsReasonAndWhetherItWasBilled(Fault fault) {
    assumeTrue(provider.cause(fault), () -> "this endpoint cannot be made to " + fault);

    var failure = failureOf(request(fault.stalls() ? STALL : PATIENCE));

    assertThat(failure.reason()).isEqualTo(fault.reason);
    assertThat(failure.billed()).isEqualTo(fault.billed);
    assertThat(failure.usage().isPresent()).isEqualTo(fault.billed == Billed.YES);
  }

  @ParameterizedTest
  @EnumSource
  void noFailureTextContainsTheKey(Fault fault) {
    assumeTrue(provider.cause(fault), () -> "this endpoint cannot be made to " + fault);

    var failure = failureOf(request(fault.stalls() ? STALL : PATIENCE));

    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    assertThat(text.toString()).doesNotContain(KEY);
    assertThat(model.toString()).doesNotContain(KEY);
  }

  @Test
  void aRefusedConnectionIsLostAndNotBilled() {
    var url = provider.baseUrl();
    provider.close();
    try (var nowhere = OpenAiModel.connect(new OpenAiEndpoint(url, KEY, modelName(), dialect()))) {
      var failure = catchThrowableOfType(ModelFailure.class, () -> nowhere.call(request(PATIENCE)));
      assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
      assertThat(failure.billed()).isEqualTo(Billed.NO);
    }
  }

  @Test
  void anUnknownHostIsALostConnectionAndNotBilled() {
    var url = URI.create("http://no-such-host.invalid/v1");
    try (var nowhere = OpenAiModel.connect(new OpenAiEndpoint(url, KEY, modelName(), dialect()))) {
      var failure = catchThrowableOfType(ModelFailure.class, () -> nowhere.call(request(PATIENCE)));
      assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
      assertThat(failure.billed()).isEqualTo(Billed.NO);
    }
  }

  @Test
  void twoHundredCallsRunAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<ModelResponse> call = () -> model.call(request(PATIENCE));
      var answers = threads.invokeAll(IntStream.range(0, 200).mapToObj(_ -> call).toList());
      assertThat(answers)
          .hasSize(200)
          .allSatisfy(done -> assertThat(done.state()).isEqualTo(Future.State.SUCCESS));
    }
  }

  @Test
  void aStalledBodyEndsAtTheTimeout() {
    assumeTrue(provider.cause(Fault.STALLED_BODY), "this endpoint cannot be made to stall");
    long start = System.nanoTime();

    failureOf(request(Duration.ofMillis(400)));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(400), Duration.ofMillis(1400));
    awaitAbandoned();
  }

  @Test
  void anInterruptedCallEndsWithinASecondAndClosesTheExchange() throws Exception {
    assumeTrue(provider.cause(Fault.STALLED_BODY), "this endpoint cannot be made to stall");
    var waiting =
        new FutureTask<>(() ->
            catchThrowableOfType(InterruptedException.class, () -> model.call(request(PATIENCE))));
    var caller = Thread.ofVirtual().start(waiting);
    await().until(() -> caller.getState() == Thread.State.TIMED_WAITING && provider.stalled() != 0);
    long start = System.nanoTime();

    caller.interrupt();

    assertThat(waiting.get()).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    awaitAbandoned();
  }

  @Test
  void anInterruptBeforeTheCallSendsNothing() {
    Thread.currentThread().interrupt();

    assertThat(
            catchThrowableOfType(InterruptedException.class, () -> model.call(request(PATIENCE))))
        .isNotNull();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aCallWithoutTimeIsNotSent() {
    var failure = failureOf(request(Duration.ZERO));

    assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(failure.billed()).isEqualTo(Billed.NO);
  }

  private void awaitAbandoned() {
    if (provider.abandoned() >= 0) {
      await().until(() -> provider.abandoned() == 1);
    }
  }

  private ModelFailure failureOf(ModelRequest request) {
    return catchThrowableOfType(ModelFailure.class, () -> model.call(request));
  }

  static ModelRequest request(Duration timeout) {
    try {
      var schema =
          Wire.tree(
              """
              {"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":"integer"}}}
              """);
      return new ModelRequest(
          "job/step-1/1#1",
          "rules",
          "question",
          List.of(),
          "answer",
          schema,
          500,
          timeout,
          ToolDialogue.NONE);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
