package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.cost.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A self-contained order for one model call: everything a worker may know and do. See
/// `schema/subtask.schema.json`.
///
/// @param subtask id, unique in the job: `<step>-<number>`, `plan-1`, `judge-1`
/// @param attempt id of this try, unique everywhere: `<job>/<subtask>/<n>`
/// @param kind what the answer is called in the prompt's schema: `classify`, `plan`, `verdict`, ...
/// @param shared the same for all subtasks of a step: the cacheable prefix of the prompt
/// @param inputs what is new in this one
/// @param outputSchema JSON Schema of `output`
/// @param mayHandOff whether the model is offered the way out (`handoff`)
/// @param quotes fields of `output` that must be literal quotations of the inputs
/// @param deadline absolute; work that cannot finish by then is not started
public record Subtask(
    String job,
    String subtask,
    String attempt,
    String step,
    String kind,
    String tier,
    Purpose purpose,
    String tenant,
    int priority,
    String instructions,
    List<Material> shared,
    List<Material> inputs,
    JsonNode outputSchema,
    boolean mayHandOff,
    List<String> verify,
    List<String> quotes,
    List<String> tools,
    int maxOutputTokens,
    @Nullable Money maxCost,
    Instant deadline,
    Instant issuedAt) {

  public Subtask {
    instructions = instructions == null ? "" : instructions;
    shared = shared == null ? List.of() : List.copyOf(shared);
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    verify = verify == null ? List.of() : List.copyOf(verify);
    quotes = quotes == null ? List.of() : List.copyOf(quotes);
    tools = tools == null ? List.of() : List.copyOf(tools);
  }
}
