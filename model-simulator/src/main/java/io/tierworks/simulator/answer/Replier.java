package io.tierworks.simulator.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.answer.ErrorModel.Call;
import io.tierworks.simulator.answer.ErrorModel.Outcome;
import io.tierworks.simulator.answer.Question.Demand;
import io.tierworks.simulator.compose.Composer;
import io.tierworks.simulator.compose.Result;
import io.tierworks.simulator.compose.Results;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.plan.Planner;
import io.tierworks.simulator.plan.Replanner;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.prompt.Section.DataBlock;
import io.tierworks.simulator.truth.AnswerKeys.Key;
import io.tierworks.simulator.truth.Truth;
import io.tierworks.simulator.truth.Truth.Assignment;
import io.tierworks.simulator.truth.Truths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers a question as its model would: plans from templates, verdicts and joined results from
/// what came in, work from the truth with the model's errors. The same question always gets the
/// same answer. Thread-safe.
public record Replier(Truths truths, ErrorModel errors) {
  /// The content of a model's message.
  ///
  /// @param truth where the answer was known from; null for plans, verdicts and joined results
  /// @param asks for a tool in place of the content; null when it is an answer
  public record Reply(String content, Truth.@Nullable Origin truth, @Nullable ToolRequest asks) {
    Reply(String content, Truth.@Nullable Origin truth) {
      this(content, truth, null);
    }
  }

  /// A request for a tool.
  public record ToolRequest(String tool, String arguments) {}

  /// Kinds of calls whose answer is computed from the job, whatever tools have shown.
  private static final Set<String> PLANNERS =
      Set.of("plan", "replan", "verdict", "summary_of_results");

  /// Nobody can work on a text that only points to an earlier one.
  private static final Pattern INCOMPLETE = Pattern.compile("(?i)\\bsame as (last time|before)\\b");

  private static final Map<String, String> NOTES =
      Map.of(
          "unsure", "More than one answer fits; this one is a guess.",
          "needs_info", "The text points to an earlier one; what did that say?");

  public Reply reply(Question question) {
    var prompt = question.prompt();
    var schema = Schema.of(question.schema());
    var research = new Researcher(prompt);
    var next = research.next(question.tools());
    if (next.isPresent()) {
      var request = next.get();
      return new Reply("", null, new ToolRequest(request.tool(), request.arguments().toString()));
    }
    if (research.hasBegun() && !PLANNERS.contains(question.kind())) {
      return researched(question, research, schema);
    }
    return switch (question.kind()) {
      case "plan" ->
          planned(
              schema, new Planner(prompt, schema).plan(question.demand() == Demand.CYCLIC_PLAN));
      case "replan" -> made(Replanner.replan(prompt));
      case "verdict" -> made(new Judge(truths, errors, prompt).verdict(schema.field("answer")));
      case "summary_of_results" -> made(Summariser.summary(prompt));
      case "direct" -> direct(question, schema);
      case "rubric" -> made(new RubricVerifier(truths, errors, question).verdict());
      default -> reply(question, schema, inputs(prompt));
    };
  }

  private static Reply planned(Schema schema, JsonNode plan) {
    return made(schema.properties().containsKey("handoff") ? envelope(plan, "none") : plan);
  }

  private static Reply made(JsonNode content) {
    return new Reply(content.toString(), null);
  }

  /// The known answer, else what the tools found.
  private Reply researched(Question question, Researcher research, Schema schema) {
    boolean mayHandOff = schema.properties().containsKey("handoff");
    var output = mayHandOff ? schema.field("output") : schema;
    if (truths.isKnown(assignment(question.prompt(), material(question.prompt()), output))) {
      return work(question, output, mayHandOff);
    }
    var answer = research.answer(output);
    return made(mayHandOff ? envelope(answer, research.found() ? "none" : "unsure") : answer);
  }

  /// The answer to the whole job, and one to each item where the schema asks for them.
  private Reply direct(Question question, Schema schema) {
    var prompt = question.prompt();
    var whole = reply(question, schema, knownItems(prompt));
    if (!(Json.parse(whole.content()) instanceof ObjectNode answer)
        || !schema.properties().containsKey("items")) {
      return whole;
    }
    var output = schema.field("items").items().field("output");
    var lines = answer.putArray("items");
    for (var item : prompt.all("item")) {
      var line = lines.addObject().put("item", item.attribute("id"));
      line.set("output", answer(question, item.text(), output).json());
    }
    return new Reply(answer.toString(), whole.truth());
  }

  /// Joins earlier results if there are any, else works on the material.
  private Reply reply(Question question, Schema schema, List<Result> earlier) {
    var prompt = question.prompt();
    boolean mayHandOff = schema.properties().containsKey("handoff");
    var output = mayHandOff ? schema.field("output") : schema;
    if (earlier.isEmpty()) {
      return work(question, output, mayHandOff);
    }
    int total = prompt.number("aggregates", "total", earlier.size());
    var results = new Results(earlier, prompt.json("aggregates"), total);
    var joined = new Composer(prompt.text("goal"), results).answer(output);
    return made(mayHandOff ? envelope(joined, "none") : joined);
  }

  private Reply work(Question question, Schema output, boolean mayHandOff) {
    var text = material(question.prompt());
    var given = answer(question, text, output);
    var answer = given.json();
    if (mayHandOff) {
      boolean unsure = given.outcome() == Outcome.UNSURE;
      answer =
          envelope(
              answer, lacks(question.prompt(), text) ? "needs_info" : unsure ? "unsure" : "none");
    } else if (question.anyJson()) {
      answer = Json.object().set("answer", answer);
    }
    return new Reply(answer.isTextual() ? answer.asText() : answer.toString(), given.truth());
  }

  private static boolean lacks(Prompt prompt, String text) {
    return !prompt.has("clarification") && (text.isBlank() || INCOMPLETE.matcher(text).find());
  }

  /// An answer to one text, with the model's errors.
  private Given answer(Question question, String text, Schema output) {
    var prompt = question.prompt();
    var truth = truths.of(assignment(prompt, text, output));
    var graded = truths.graded(text);
    if (graded.isPresent()) {
      return graded(question, text, graded.get(), truth);
    }
    var call = new Call(question.model(), text, sample(question), prompt.has("feedback"));
    boolean demanded = question.demand() == Demand.WRONG_ANSWER;
    var outcome = demanded ? Outcome.WRONG : errors.outcome(call);
    boolean right = outcome == Outcome.RIGHT;
    var json = right ? truth.answer() : errors.wrong(call, output, truth.answer());
    return new Given(json, outcome, truth.origin());
  }

  /// Errs as often as the key states. Feedback does not lower the rate, but each attempt is a draw
  /// of its own.
  private Given graded(Question question, String text, Key key, Truth truth) {
    var prompt = question.prompt();
    long before = (prompt.text("previous") + prompt.text("feedback")).hashCode();
    var call = new Call(question.model(), text, sample(question) * 31 + before, false);
    var outcome = errors.outcome(call, key.errors().getOrDefault(question.model().id(), 0.0));
    boolean wrong = outcome == Outcome.WRONG || question.demand() == Demand.WRONG_ANSWER;
    var json = wrong ? errors.wrong(call, key.mistakes(), truth.answer()) : truth.answer();
    return new Given(json, outcome, truth.origin());
  }

  private static Assignment assignment(Prompt prompt, String text, Schema output) {
    return new Assignment(prompt.text("goal") + "\n" + prompt.text("context"), text, output);
  }

  /// A call that is made again to be compared says so in its prompt.
  private static long sample(Question question) {
    return question.sample() + question.prompt().text("sample").hashCode();
  }

  private record Given(JsonNode json, Outcome outcome, Truth.Origin truth) {}

  private static JsonNode envelope(JsonNode output, String handoff) {
    var envelope =
        Json.object().put("handoff", handoff).put("note", NOTES.getOrDefault(handoff, ""));
    return envelope.set("output", output);
  }

  /// Results of earlier steps.
  private static List<Result> inputs(Prompt prompt) {
    var whole = prompt.all("input").stream().map(Replier::input);
    var reduced =
        prompt.all("results").stream().flatMap(block -> ResultLines.read(block.text()).stream());
    return Stream.concat(whole, reduced).toList();
  }

  private static Result input(DataBlock block) {
    var output = Json.parsed(block.text());
    return new Result(block.attribute("subtask"), block.attribute("item"), "", output);
  }

  /// For a job that is answered in one call: a result for each item, if all of them are known.
  private List<Result> knownItems(Prompt prompt) {
    List<Result> known = new ArrayList<>();
    for (var item : prompt.all("item")) {
      var id = item.attribute("id");
      truths.facts(item.text()).ifPresent(facts -> known.add(new Result("", id, "", facts)));
    }
    return known.size() == prompt.all("item").size() ? known : List.of();
  }

  /// The items, else what the user wrote outside of data blocks, else context or goal.
  private static String material(Prompt prompt) {
    var items =
        Stream.concat(prompt.all("item").stream(), prompt.all("clarification").stream()).toList();
    var words = prompt.user().words();
    var shared = prompt.has("context") ? prompt.text("context") : prompt.text("goal");
    return items.isEmpty()
        ? words.isEmpty() ? shared : words
        : items.stream().map(DataBlock::text).collect(Collectors.joining("\n"));
  }
}
