package io.tierworks.planner.stream;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.contract.AnswerPage;
import io.tierworks.common.contract.JobEvent;
import io.tierworks.common.contract.JobResult;
import io.tierworks.common.contract.Subtask;
import io.tierworks.common.contract.Wire;
import io.tierworks.common.contract.WorkerCommand;
import io.tierworks.planner.job.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Sends the coordinator's messages to their topics, with CloudEvents headers and the job's trace.
final class Outbox {
  static final String ORDERS = "to-orders";
  static final String EVENTS = "to-events";
  static final String ANSWERS = "to-answers";
  static final String RESULTS = "to-results";
  static final String COMMANDS = "to-worker-commands";
  static final String DEAD_SUBTASKS = "to-dlq-subtasks";
  static final String DEAD_RESULTS = "to-dlq-results";

  private static final String SOURCE = "/tierworks/planner";

  private final ProcessorContext<String, byte[]> context;

  Outbox(ProcessorContext<String, byte[]> context) {
    this.context = context;
  }

  void send(Message message, Instant at) {
    switch (message) {
      case Message.Order order -> order(order.subtask(), at);
      case Message.Audit audit -> event(audit.event(), at);
      case Message.Answers answers -> answers(answers.page(), at);
      case Message.Result result -> result(result.result(), at);
      case Message.Command command -> command(command.command(), at);
      case Message.DeadSubtask dead -> bury(dead, at);
    }
  }

  private void order(Subtask subtask, Instant at) {
    var headers =
        MessageHeaders.cloudEvent(subtask.attempt(), "subtask", SOURCE, subtask.subtask(), at);
    headers.put(MessageHeaders.TIER, subtask.tier());
    forward(ORDERS, subtask.job(), Wire.bytes(subtask), headers, at);
  }

  private void event(JobEvent event, Instant at) {
    forward(
        EVENTS,
        event.job(),
        Wire.bytes(event),
        Map.of(
            MessageHeaders.CONTENT_TYPE,
            "application/json",
            "ce_type",
            "io.tierworks.job." + event.type()),
        at);
  }

  private void answers(AnswerPage page, Instant at) {
    var headers =
        MessageHeaders.cloudEvent(
            page.job() + "/" + page.page(), "job.answers", SOURCE, page.job(), at);
    forward(ANSWERS, page.job(), Wire.bytes(page), headers, at);
  }

  private void result(JobResult result, Instant at) {
    forward(
        RESULTS,
        result.job(),
        Wire.bytes(result),
        MessageHeaders.cloudEvent(
            result.job(), "job.result", SOURCE, result.status().wireName(), at),
        at);
  }

  private void command(WorkerCommand command, Instant at) {
    forward(COMMANDS, "all", Wire.bytes(command), Map.of(), at);
  }

  private void bury(Message.DeadSubtask dead, Instant at) {
    var letter =
        new DeadLetter(
            "",
            0,
            0,
            SOURCE,
            dead.attempts(),
            dead.reason(),
            dead.detail(),
            "",
            dead.job() + "/" + dead.ref().id(),
            "");
    forward(
        DEAD_SUBTASKS,
        dead.job(),
        Wire.bytes(
            Map.of(
                "job",
                dead.job(),
                "subtask",
                dead.ref().id(),
                "reason",
                dead.reason(),
                "detail",
                dead.detail(),
                "attempts",
                dead.attempts())),
        letter.headers(),
        at);
  }

  /// A report that cannot be read: kept as it came, with the reason.
  void buryResult(Record<String, byte[]> record, DeadLetter letter) {
    var headers = new RecordHeaders(record.headers());
    letter
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    context.forward(record.withHeaders(headers), DEAD_RESULTS);
  }

  private void forward(
      String sink, String key, byte[] value, Map<String, String> headers, Instant at) {
    context.forward(new Record<>(key, value, at.toEpochMilli(), headers(headers)), sink);
  }

  private static Headers headers(Map<String, String> values) {
    var headers = new RecordHeaders();
    values.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }
}
