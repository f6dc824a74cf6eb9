package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import java.time.Instant;

/// The body of an answer of `/v1/responses`.
final class ResponsesBody {
  private static final JsonNode TEMPLATE = Json.parsed(Json.resource("/openai-response.json"));

  private ResponsesBody() {}

  static byte[] of(Completion completion, String requestId) {
    ObjectNode root = TEMPLATE.deepCopy();
    root.put("id", "resp_" + requestId).put("created_at", Instant.now().getEpochSecond());
    root.put("model", completion.model().snapshot());
    if (completion.finishReason().equals("length")) {
      root.put("status", "incomplete");
      root.putObject("incomplete_details").put("reason", "max_output_tokens");
    }
    if (completion.choices()) {
      output(completion, requestId, root.withArray("output"));
    }
    count(completion, root.withObject("/usage"));
    return Wire.bytes(root);
  }

  private static void output(Completion completion, String requestId, ArrayNode output) {
    var asks = completion.asks();
    var item = output.addObject();
    if (asks != null) {
      item.put("type", "function_call").put("id", "fc_" + requestId).put("status", "completed");
      item.put("call_id", "call_" + requestId);
      item.put("name", asks.tool()).put("arguments", asks.arguments());
      return;
    }
    item.put("type", "message").put("id", "msg_" + requestId).put("role", "assistant");
    item.put("status", completion.finishReason().equals("length") ? "incomplete" : "completed");
    var part = item.putArray("content").addObject();
    if (completion.refusal() != null) {
      part.put("type", "refusal").put("refusal", completion.refusal());
    } else {
      part.put("type", "output_text").put("text", completion.content()).putArray("annotations");
    }
  }

  private static void count(Completion completion, ObjectNode used) {
    var usage = completion.usage();
    used.put("input_tokens", usage.input()).put("output_tokens", usage.output());
    used.put("total_tokens", usage.total());
    used.withObject("/input_tokens_details").put("cached_tokens", usage.cached());
    used.withObject("/output_tokens_details").put("reasoning_tokens", usage.reasoning());
  }
}
