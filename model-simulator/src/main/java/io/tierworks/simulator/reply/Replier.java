package io.tierworks.simulator.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.judge.Judge;
import io.tierworks.simulator.plan.PlanRequest;
import io.tierworks.simulator.plan.Planner;
import io.tierworks.simulator.prompt.DataBlock;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.solve.Brief;
import io.tierworks.simulator.solve.Solver;
import io.tierworks.simulator.solve.Task;
import io.tierworks.simulator.solve.grade.Slips;
import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Material;
import java.util.ArrayList;
import java.util.List;

/// Answers a question as its model would. Thread-safe. The same question gets the same answer,
/// whenever it is asked.
public final class Replier {
  private final long seed;
  private final double mistakes;
  private final Solver solver = new Solver();

  /// @param mistakes scale of the models' error rates
  public Replier(long seed, double mistakes) {
    this.seed = seed;
    this.mistakes = mistakes;
  }

  /// The content of the message.
  public String reply(Question question) {
    Prompt prompt = question.prompt();
    String kind = question.kind() == null ? "" : question.kind();
    if (kind.equals("plan")) {
      return new Planner(PlanRequest.of(prompt)).plan(question.cyclic()).toString();
    }
    if (kind.equals("verdict") && question.schema() != null) {
      return new Judge(solver, prompt, question.schema()).verdict().toString();
    }
    return work(question, kind);
  }

  private String work(Question question, String kind) {
    Prompt prompt = question.prompt();
    Brief brief = Brief.of(prompt);
    List<Result> inputs = inputs(prompt);
    Task task =
        new Task(
            kind,
            new Material(material(prompt, inputs)),
            inputs,
            Json.parse(prompt.text("previous")),
            prompt.text("feedback"),
            slips(question));
    JsonNode schema = question.schema();
    Strength strength = question.model().strength();
    if (schema != null && kind.equals("direct")) {
      return new DirectAnswer(solver, brief, schema, strength).answer(prompt, task).toString();
    }
    if (schema != null) {
      return solver.solve(brief, schema, strength, task).toString();
    }
    String told = solver.tell(brief, task);
    return question.anyJson()
        ? JsonNodeFactory.instance.objectNode().put("answer", told).toString()
        : told;
  }

  private Slips slips(Question question) {
    Prompt prompt = question.prompt();
    boolean again = prompt.has("previous") || prompt.has("feedback");
    long key = seed * 31 + question.model().ordinal();
    for (DataBlock block : prompt.user().blocks()) {
      key = key * 31 + block.text().hashCode();
    }
    key = (key * 31 + prompt.user().words().hashCode()) * 31 + question.sample();
    return new Slips(question.model().strength(), key, again ? 0 : mistakes, question.wrong());
  }

  private static List<Result> inputs(Prompt prompt) {
    List<Result> inputs = new ArrayList<>();
    for (DataBlock block : prompt.all("input")) {
      JsonNode json = Json.parse(block.text());
      if (json != null) {
        for (JsonNode one : json.isArray() ? json : List.of(json)) {
          JsonNode output = one.path("output").isObject() ? one.path("output") : one;
          inputs.add(new Result(block.attribute("subtask"), block.attribute("item"), "", output));
        }
      }
    }
    return inputs;
  }

  /// The items, else the texts of earlier results, else what the user wrote, else the context.
  private static String material(Prompt prompt, List<Result> inputs) {
    List<String> pieces = new ArrayList<>();
    prompt.all("item").forEach(block -> pieces.add(block.text()));
    if (!inputs.isEmpty()) {
      pieces.addAll(Leaders.texts(inputs));
    }
    if (pieces.isEmpty() && !prompt.user().words().isEmpty()) {
      pieces.add(prompt.user().words());
    }
    if (pieces.isEmpty()) {
      pieces.add(prompt.text("context"));
    }
    return String.join("\n", pieces);
  }
}
