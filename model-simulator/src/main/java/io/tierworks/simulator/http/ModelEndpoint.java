package io.tierworks.simulator.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.answer.Question;
import io.tierworks.simulator.answer.Question.Demand;
import io.tierworks.simulator.bill.LedgerEntry;
import io.tierworks.simulator.bill.Price;
import io.tierworks.simulator.bill.Usage;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.fault.Fault;
import io.tierworks.simulator.fault.FaultKind;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.truth.Truth;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `POST /v1/chat/completions` and `POST /v1/responses`.
record ModelEndpoint(ServerContext server, ApiShape shape) {
  /// The account's limits are never reached.
  private static final Map<String, String> GENEROUS =
      Map.of(
          "x-ratelimit-limit-requests", "30000000",
          "x-ratelimit-remaining-requests", "29999999",
          "x-ratelimit-reset-requests", "2ms",
          "x-ratelimit-limit-tokens", "2000000000",
          "x-ratelimit-remaining-tokens", "1999990000",
          "x-ratelimit-reset-tokens", "0s");

  void handle(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var context = new RequestContext(exchange, server.nextRequestId());
    exchange.getResponseHeaders().set("x-request-id", context.requestId());
    GENEROUS.forEach(exchange.getResponseHeaders()::set);
    if (!exchange.getRequestMethod().equals("POST")) {
      refuse(context, null, null, ApiError.of("wrong_method", exchange.getRequestMethod()));
    } else if (!authorized(exchange.getRequestHeaders())) {
      refuse(context, null, null, ApiError.of("invalid_key", ""));
    } else {
      converse(context, body);
    }
  }

  private void converse(RequestContext context, byte[] body)
      throws IOException, InterruptedException {
    ChatRequest request;
    try {
      request = shape.read(body);
    } catch (IllegalArgumentException e) {
      refuse(context, null, null, ApiError.of("bad_request", String.valueOf(e.getMessage())));
      return;
    }
    var model = Model.named(request.model());
    if (model.isPresent()) {
      answer(context, request, model.get());
    } else {
      refuse(context, request, null, ApiError.of("no_such_model", request.model()));
    }
  }

  private void answer(RequestContext context, ChatRequest request, Model model)
      throws IOException, InterruptedException {
    var fault = server.faults().draw(model.id(), request.schemaName()).orElse(null);
    if (fault == null || fault.kind().answered()) {
      complete(context, request, model, fault);
    } else {
      var headers = context.exchange().getResponseHeaders();
      refuse(context, request, fault, FaultDelivery.refusal(fault, request.model(), headers));
    }
  }

  private void complete(
      RequestContext context, ChatRequest request, Model model, @Nullable Fault fault)
      throws IOException, InterruptedException {
    var kind = fault == null ? null : fault.kind();
    var reply = server.replier().reply(question(model, request, kind));
    var completion = Completion.of(model, request, reply, kind, server.cache());
    var usage = completion.usage();
    record(
        context, request, fault, new Billed(200, reply.truth(), usage, model.price().cost(usage)));
    wait(context, request, completion, fault);
    FaultDelivery.send(context, shape.write(completion, context.requestId()), fault);
  }

  private static Question question(Model model, ChatRequest request, @Nullable FaultKind fault) {
    return new Question(
        model,
        request.schemaName() == null ? "" : request.schemaName(),
        request.schema() == null ? Json.object() : request.schema(),
        request.anyJson(),
        Prompt.of(request.system(), request.user()),
        request.sample(),
        request.toolNames(),
        fault == FaultKind.WRONG
            ? Demand.WRONG_ANSWER
            : fault == FaultKind.CYCLIC_PLAN ? Demand.CYCLIC_PLAN : Demand.NOTHING);
  }

  private void wait(
      RequestContext context, ChatRequest request, Completion completion, @Nullable Fault fault)
      throws InterruptedException {
    long key = (server.seed() * 31 + request.user().hashCode()) * 31 + request.system().hashCode();
    key += 17L * Objects.hashCode(context.clientRequestId());
    var time = server.currentLatency().of(completion.model(), completion.usage().output(), key);
    if (fault != null && fault.kind() == FaultKind.SLOW) {
      time = time.plusMillis((long) (fault.duration() * 1_000));
    }
    Thread.sleep(time);
  }

  private void refuse(
      RequestContext context, @Nullable ChatRequest request, @Nullable Fault fault, ApiError error)
      throws IOException {
    record(context, request, fault, new Billed(error.status(), null, Usage.NONE, 0));
    error.send(context.exchange());
  }

  /// What a request came to.
  private record Billed(int status, Truth.@Nullable Origin truth, Usage usage, long cost) {}

  private void record(
      RequestContext context, @Nullable ChatRequest request, @Nullable Fault fault, Billed billed) {
    var model = request == null ? null : request.model();
    server
        .ledger()
        .add(
            new LedgerEntry(
                context.requestId(),
                context.clientRequestId(),
                model == null ? null : Model.named(model).map(Model::id).orElse(model),
                request == null ? null : request.schemaName(),
                billed.status,
                fault == null ? null : fault.kind().wire(),
                billed.truth == null ? null : billed.truth.wire(),
                billed.usage,
                Price.dollars(billed.cost),
                Instant.now().toString(),
                billed.status == 200));
  }

  /// Any key but `invalid`.
  private static boolean authorized(Headers headers) {
    var value = Objects.requireNonNullElse(headers.getFirst("Authorization"), "");
    return value.matches("Bearer .+") && !value.equals("Bearer invalid");
  }
}
