package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Required;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a report, in the order in which they come.
@SuppressWarnings("NullAway") // the records that are made of the fields check what is required
final class ReportFields {
  private String type;
  private String job;
  private String subtask;
  private String attempt;
  private List<AttemptId> attempts = List.of();
  private String tier;
  private String worker;
  private @Nullable JsonNode output;
  private List<Check> checks = List.of();
  private HandoffReason reason;
  private String note;
  private FailureCode code;
  private String message;
  private boolean retryable;
  private Spent spent;
  private Instant at;

  /// Unknown fields are ignored.
  void read(String name, JsonParser json, DeserializationContext context) throws IOException {
    switch (name) {
      case "type" -> type = text(json, context);
      case "job" -> job = text(json, context);
      case "subtask" -> subtask = text(json, context);
      case "attempt" -> attempt = text(json, context);
      case "attempts" -> attempts = list(json, context, AttemptId[].class);
      case "tier" -> tier = text(json, context);
      case "worker" -> worker = text(json, context);
      case "output" -> output = context.readTree(json);
      case "checks" -> checks = list(json, context, Check[].class);
      case "reason" -> reason = value(json, context, HandoffReason.class);
      case "note" -> note = text(json, context);
      case "code" -> code = value(json, context, FailureCode.class);
      case "message" -> message = text(json, context);
      case "retryable" -> retryable = context.readValue(json, boolean.class);
      case "spent" -> spent = value(json, context, Spent.class);
      case "at" -> at = value(json, context, Instant.class);
      default -> json.skipChildren();
    }
  }

  private static @Nullable String text(JsonParser json, DeserializationContext context)
      throws IOException {
    return json.hasToken(JsonToken.VALUE_STRING)
        ? json.getText()
        : value(json, context, String.class);
  }

  private static <T> @Nullable T value(
      JsonParser json, DeserializationContext context, Class<T> type) throws IOException {
    return json.hasToken(JsonToken.VALUE_NULL) ? null : context.readValue(json, type);
  }

  private static <T> List<T> list(JsonParser json, DeserializationContext context, Class<T[]> type)
      throws IOException {
    var values = value(json, context, type);
    var all = values == null ? List.<T>of() : Arrays.asList(values);
    if (all.contains(null)) {
      context.reportInputMismatch(type, "an entry is null");
    }
    return all;
  }

  /// @throws IllegalArgumentException when a required field is absent
  SubtaskResult result() {
    Required.field(type, "type");
    return switch (type) {
      case "started" -> new SubtaskResult.Started(job, tier, worker, attempts, at);
      case "answered" -> new SubtaskResult.Answered(run(), output, checks, spent, at);
      case "handoff" ->
          new SubtaskResult.HandedOff(
              run(), new SubtaskResult.Handoff(reason, note, output), checks, spent, at);
      case "failed" ->
          new SubtaskResult.Failed(
              run(), new SubtaskResult.Failure(code, message, retryable), spent, at);
      default ->
          throw new IllegalArgumentException("type must be started, answered, handoff or failed");
    };
  }

  private WorkerRun run() {
    var id = attempt == null ? null : AttemptId.parse(attempt);
    return new WorkerRun(job, subtask, id, tier, worker);
  }
}
