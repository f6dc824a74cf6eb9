package io.tierworks.planner.stream;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Sends the coordinator's messages to their topics, with CloudEvents headers and the job's trace.
final class MessagePublisher {
  static final String ORDERS = "to-orders";
  static final String EVENTS = "to-events";
  static final String ANSWERS = "to-answers";
  static final String RESULTS = "to-results";
  static final String COMMANDS = "to-worker-commands";
  static final String DEAD_SUBTASKS = "to-dlq-subtasks";
  static final String DEAD_RESULTS = "to-dlq-results";

  private static final String SOURCE = "/tierworks/planner";

  private static final int LONGEST_DETAIL = 1_000;

  private final ProcessorContext<String, byte[]> context;
  private final Topics topics;

  MessagePublisher(ProcessorContext<String, byte[]> context, Topics topics) {
    this.context = context;
    this.topics = topics;
  }

  void send(Message message, Instant at) {
    switch (message) {
      case Message.Dispatch order -> order(order.subtask(), at);
      case Message.Audit audit -> event(audit.event(), at);
      case Message.Answers answers -> answers(answers.page(), at);
      case Message.Result result -> result(result.result(), at);
      case Message.Command command -> command(command.command(), at);
      case Message.DeadSubtask dead -> bury(dead, at);
    }
  }

  private void order(Subtask subtask, Instant at) {
    forward(ORDERS, subtask.job(), Wire.bytes(subtask), headersOf(subtask), at);
  }

  private static Map<String, String> headersOf(Subtask order) {
    var headers =
        MessageHeaders.cloudEvent(
            order.attempt(), "subtask", SOURCE, order.subtask(), order.issuedAt());
    headers.put(MessageHeaders.TIER, order.tier());
    return headers;
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

  /// The last order as its worker got it. One that does not fit beside the letter's headers is left
  /// out: a record that the broker refuses would stop the partition.
  private void bury(Message.DeadSubtask dead, Instant at) {
    var order = dead.order();
    var letter =
        new DeadLetter(
            topics.subtasks(order.tier()),
            DeadLetter.NOWHERE,
            DeadLetter.NOWHERE,
            topics.plannerGroup(),
            dead.attempts(),
            dead.reason(),
            excerpt(dead.detail()),
            order.tier(),
            order.attempt(),
            dead.cost().dollars().toPlainString());
    var headers = headersOf(order);
    headers.putAll(letter.headers());
    if (dead.estimated()) {
      headers.put(MessageHeaders.ESTIMATED, "true");
    }
    var value = Wire.bytes(order);
    boolean fits = value.length <= Topics.MAX_DEAD_VALUE_BYTES;
    forward(DEAD_SUBTASKS, order.job(), fits ? value : null, headers, at);
  }

  private static String excerpt(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
  }

  /// A report that cannot be read: kept as it came, with the reason.
  void buryResult(Record<String, byte[]> record, DeadLetter letter) {
    var headers = new RecordHeaders(record.headers());
    TextHeaders.add(headers, letter.headers());
    context.forward(record.withHeaders(headers), DEAD_RESULTS);
  }

  private void forward(
      String sink, String key, byte @Nullable [] value, Map<String, String> headers, Instant at) {
    context.forward(new Record<>(key, value, at.toEpochMilli(), headers(headers)), sink);
  }

  private static Headers headers(Map<String, String> values) {
    var headers = new RecordHeaders();
    TextHeaders.add(headers, values);
    return headers;
  }
}
