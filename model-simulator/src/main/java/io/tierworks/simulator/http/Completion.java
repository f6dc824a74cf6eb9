package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.answer.Replier.Reply;
import io.tierworks.simulator.answer.Replier.ToolRequest;
import io.tierworks.simulator.bill.PrefixCache;
import io.tierworks.simulator.bill.TokenScan;
import io.tierworks.simulator.bill.Usage;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.fault.FaultKind;
import io.tierworks.simulator.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the model said and what it used. Two of `content`, `refusal` and `asks` are null.
record Completion(
    Model model,
    @Nullable String content,
    @Nullable String refusal,
    @Nullable ToolRequest asks,
    String finishReason,
    boolean choices,
    Usage usage) {
  private static final JsonNode TEMPLATE = Json.parsed(Json.resource("/openai-completion.json"));
  private static final String REFUSAL = "I'm sorry, but I can't help with that request.";
  private static final String GARBAGE =
      "I'm sorry, I had a lovely walk in the park today and {forgot what you asked me";

  /// Bends the content as the fault wants it, and bounds it by the request's limit.
  static Completion of(
      Model model, ChatRequest request, Reply reply, @Nullable FaultKind fault, PrefixCache cache) {
    var prompt = request.prompt();
    int cached = cache.cachedTokens(model.id(), prompt);
    var asks = reply.asks();
    if (asks != null && fault == null) {
      var written = TokenScan.count(asks.tool() + asks.arguments());
      var usage = new Usage(prompt.tokens(), cached, written, 0);
      return new Completion(model, null, null, asks, "tool_calls", true, usage);
    }
    var content = reply.content();
    boolean refused = fault == FaultKind.REFUSAL;
    var said = fault == FaultKind.GARBAGE ? GARBAGE : refused ? REFUSAL : content;
    int tokens = TokenScan.count(said);
    int most = fault == FaultKind.LENGTH ? Math.max(1, tokens / 2) : tokens;
    int limit = Math.min(request.maxTokens(), most);
    var kept = tokens > limit ? TokenScan.cut(said, limit) : said;
    return new Completion(
        model,
        refused ? null : kept,
        refused ? kept : null,
        null,
        tokens > limit ? "length" : "stop",
        fault != FaultKind.EMPTY,
        new Usage(prompt.tokens(), cached, Math.min(tokens, limit), 0));
  }

  byte[] body(String requestId) {
    ObjectNode root = TEMPLATE.deepCopy();
    root.put("id", "chatcmpl-" + requestId).put("created", Instant.now().getEpochSecond());
    root.put("model", model.snapshot());
    var choice = ((ObjectNode) root.at("/choices/0")).put("finish_reason", finishReason);
    choice.withObject("/message").put("content", content).put("refusal", refusal);
    if (asks != null) {
      var call = choice.withObject("/message").putArray("tool_calls").addObject();
      call.put("id", "call_" + requestId).put("type", "function");
      call.putObject("function").put("name", asks.tool()).put("arguments", asks.arguments());
    }
    root.withArray("choices").removeIf(one -> !choices);
    count(root.withObject("/usage"));
    return Wire.bytes(root);
  }

  private void count(ObjectNode used) {
    used.put("prompt_tokens", usage.input()).put("completion_tokens", usage.output());
    used.put("total_tokens", usage.total());
    used.withObject("/prompt_tokens_details").put("cached_tokens", usage.cached());
    used.withObject("/completion_tokens_details").put("reasoning_tokens", usage.reasoning());
  }
}
