package io.tierworks.worker.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.ToolCall;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.common.model.ModelResponse;
import io.tierworks.common.model.ToolDialogue;
import io.tierworks.common.model.ToolRequest;
import io.tierworks.common.prompt.ToolBlock;
import io.tierworks.worker.tools.Tool;
import io.tierworks.worker.tools.ToolOutcome;
import io.tierworks.worker.tools.Toolbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The tools of one attempt and what the model has done with them, within the limits of the
/// envelope. Confined to one thread.
final class ToolRounds {
  private static final int SHOWN = 200;

  /// A result needs this much room. With less left, the model has to answer.
  private static final int LEAST_BYTES = 1_024;

  private final PreparedTools tools;
  private final Toolbox toolbox;
  private final List<ToolDialogue.Round> rounds = new ArrayList<>();
  private final List<ToolCall> record = new ArrayList<>();
  private final List<Material> results = new ArrayList<>();
  private int bytes;

  ToolRounds(PreparedTools tools, Toolbox toolbox) {
    this.tools = tools;
    this.toolbox = toolbox;
  }

  int count() {
    return rounds.size();
  }

  /// Bytes of all results so far.
  int bytes() {
    return bytes;
  }

  List<ToolCall> record() {
    return record;
  }

  /// What the tools returned, as sources of quotations.
  List<Material> results() {
    return results;
  }

  ToolDialogue dialogue() {
    return tools.isEmpty()
        ? ToolDialogue.NONE
        : new ToolDialogue(tools.definitions(), rounds, mayAsk());
  }

  private boolean mayAsk() {
    return rounds.size() < tools.limits().rounds() && room() >= LEAST_BYTES;
  }

  private int room() {
    return tools.limits().bytes() - bytes;
  }

  /// Runs the tools that the model asks for, one after the other.
  void run(ModelResponse asked, Supplier<Duration> left) throws InterruptedException {
    var answers = new ArrayList<String>();
    for (var request : asked.toolRequests()) {
      answers.add(run(request, left.get()));
    }
    rounds.add(new ToolDialogue.Round(asked.toolRequests(), answers, asked.reasoning()));
  }

  private String run(ToolRequest request, Duration left) throws InterruptedException {
    long began = System.nanoTime();
    var outcome = call(request, left);
    var text =
        switch (outcome) {
          case ToolOutcome.Result(var found) -> result(request, found);
          case ToolOutcome.Failure(var code, var reason) ->
              ToolBlock.error(request.name(), code.code(), reason);
        };
    long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
    record.add(
        new ToolCall(
            rounds.size() + 1,
            start(request.name()),
            start(request.arguments()),
            TokenEstimate.bytes(text),
            took,
            outcome.code()));
    return text;
  }

  private String result(ToolRequest request, String found) {
    var block = ToolBlock.result(request.name(), found, Math.min(room(), toolbox.resultBytes()));
    bytes += TokenEstimate.bytes(block);
    results.add(Material.of("tool_result", found));
    return block;
  }

  private ToolOutcome call(ToolRequest request, Duration left) throws InterruptedException {
    Tool tool = tools.named(request.name());
    if (tool == null) {
      return ToolOutcome.refused("the subtask allows no such tool");
    }
    if (room() < LEAST_BYTES) {
      return ToolOutcome.refused("the room for tool results is used up; answer now");
    }
    JsonNode arguments;
    try {
      arguments = Wire.tree(request.arguments().isBlank() ? "{}" : request.arguments());
    } catch (MalformedMessage e) {
      return ToolOutcome.refused("the arguments are no JSON object");
    }
    return arguments.isObject()
        ? toolbox.runner().run(tool, arguments, left)
        : ToolOutcome.refused("the arguments are no JSON object");
  }

  private static String start(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " […]";
  }
}
