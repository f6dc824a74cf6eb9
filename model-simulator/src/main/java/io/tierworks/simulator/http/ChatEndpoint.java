package io.tierworks.simulator.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.bill.LedgerEntry;
import io.tierworks.simulator.bill.Usage;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.fault.Fault;
import io.tierworks.simulator.fault.FaultKind;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.reply.Question;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `POST /v1/chat/completions`.
final class ChatEndpoint {
  private final Desk desk;

  ChatEndpoint(Desk desk) {
    this.desk = desk;
  }

  void handle(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Visit visit = new Visit(exchange, desk.nextRequestId());
    RateHeaders.write(exchange.getResponseHeaders(), visit.requestId());
    if (!exchange.getRequestMethod().equals("POST")) {
      refuse(visit, null, null, ApiError.wrongMethod(exchange.getRequestMethod()));
    } else if (!authorized(exchange.getRequestHeaders())) {
      refuse(visit, null, null, ApiError.invalidKey());
    } else {
      converse(visit, body);
    }
  }

  private void converse(Visit visit, byte[] body) throws IOException, InterruptedException {
    ChatRequest request;
    try {
      request = ChatRequest.read(body);
    } catch (IllegalArgumentException e) {
      refuse(visit, null, null, ApiError.badRequest(String.valueOf(e.getMessage())));
      return;
    }
    Optional<Model> model = Model.named(request.model());
    if (model.isEmpty()) {
      refuse(visit, request, null, ApiError.noSuchModel(request.model()));
      return;
    }
    Fault fault = desk.faults().draw(model.get().id(), request.schemaName()).orElse(null);
    if (fault != null && !fault.kind().answered()) {
      refuse(
          visit, request, fault, FaultDelivery.refusal(fault, request.model(), visit.exchange()));
      return;
    }
    Completion completion = complete(model.get(), request, fault);
    record(visit, model.get(), request, fault, completion);
    wait(visit, model.get(), request, completion, fault);
    FaultDelivery.send(visit, completion, fault);
  }

  private Completion complete(Model model, ChatRequest request, @Nullable Fault fault) {
    FaultKind kind = fault == null ? null : fault.kind();
    Prompt prompt = Prompt.of(request.system(), request.user(), request.images());
    String content =
        desk.replier()
            .reply(
                new Question(
                    model,
                    request.schemaName(),
                    request.schema(),
                    request.format() == ChatRequest.Format.JSON_OBJECT,
                    prompt,
                    request.sample(),
                    kind == FaultKind.WRONG,
                    kind == FaultKind.CYCLIC_PLAN));
    return Completion.of(model, request, content, kind, desk.cache());
  }

  private void wait(
      Visit visit, Model model, ChatRequest request, Completion completion, @Nullable Fault fault)
      throws InterruptedException {
    long key = desk.seed() * 31 + request.user().hashCode();
    String clientId = visit.clientRequestId();
    key =
        key * 31 + request.system().hashCode() + (clientId == null ? 0 : 17L * clientId.hashCode());
    Duration time = desk.latency().of(model, completion.usage().output(), key);
    if (fault != null && fault.kind() == FaultKind.SLOW) {
      time = time.plusMillis((long) (fault.duration() * 1_000));
    }
    if (time.isPositive()) {
      Thread.sleep(time);
    }
  }

  private void record(
      Visit visit, Model model, ChatRequest request, @Nullable Fault fault, Completion completion) {
    desk.ledger()
        .add(
            new LedgerEntry(
                visit.requestId(),
                visit.clientRequestId(),
                model.id(),
                request.schemaName(),
                200,
                fault == null ? null : fault.kind().wire(),
                completion.usage(),
                model.price().cost(completion.usage()),
                Instant.now(),
                true));
  }

  private void refuse(
      Visit visit, @Nullable ChatRequest request, @Nullable Fault fault, ApiError error)
      throws IOException {
    desk.ledger()
        .add(
            new LedgerEntry(
                visit.requestId(),
                visit.clientRequestId(),
                request == null
                    ? null
                    : Model.named(request.model()).map(Model::id).orElse(request.model()),
                request == null ? null : request.schemaName(),
                error.status(),
                fault == null ? null : fault.kind().wire(),
                Usage.NONE,
                0,
                Instant.now(),
                false));
    Wire.fail(visit.exchange(), error);
  }

  /// Any key but `invalid`.
  private static boolean authorized(Headers headers) {
    String value = headers.getFirst("Authorization");
    return value != null
        && value.startsWith("Bearer ")
        && value.length() > 7
        && !value.equals("Bearer invalid");
  }
}
