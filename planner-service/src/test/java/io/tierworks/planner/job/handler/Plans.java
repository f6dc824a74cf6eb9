package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanDraft;
import io.tierworks.planner.plan.PlanTemplate;
import java.util.ArrayList;

/// Plans and rulings as models write them.
public final class Plans {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode plan = JSON.objectNode();
  private final ArrayNode steps;

  private Plans(String form) {
    plan.put("form", form).put("reason", "it fits").put("decisions", "");
    steps = plan.putArray("steps");
  }

  public static Plans form(String form) {
    return new Plans(form);
  }

  static PlanTemplate template(String version, JsonNode plan) {
    return new PlanTemplate(version, "a test's", PlanDraft.read(plan).draft().orElseThrow());
  }

  /// One step over the items.
  public static JsonNode map() {
    return form("dag").step("sort", "nano", "items").json();
  }

  /// @param inputs steps that it reads in full
  public Plans step(String id, String tier, String over, String... inputs) {
    var step = steps.addObject().put("id", id).put("kind", "classify").put("tier", tier);
    step.put("over", over).put("instructions", "Do " + id).put("maxOutputTokens", 200);
    var reads = step.putArray("inputs");
    for (var input : inputs) {
      reads.add(input);
    }
    step.putArray("output").addObject().put("name", "label").put("type", "string");
    ((ObjectNode) step.path("output").get(0))
        .put("description", "")
        .put("quote", false)
        .putArray("values");
    step.putArray("verify").add("schema");
    step.putArray("tools");
    return this;
  }

  /// The answers of the last step may be long, so that its calls are dear.
  public Plans longAnswers() {
    return but(step -> step.put("maxOutputTokens", 3_000));
  }

  /// The last step checks its answers by a rule too.
  public Plans ruled(String rule) {
    return but(step ->
        ((ArrayNode) step.path("verify"))
            .addObject()
            .put("link", "rules")
            .putArray("rules")
            .addObject()
            .put("rule", rule)
            .put("message", "it is wrong"));
  }

  /// A model of the tier checks the answers of the last step too.
  public Plans judgedBy(String tier) {
    return but(step ->
        ((ArrayNode) step.path("verify"))
            .addObject()
            .put("link", "rubric")
            .put("tier", tier)
            .putArray("criteria")
            .add("The label fits.")
            .add("The label is one word."));
  }

  /// The answers of the last step have to agree with further samples. One vote of nano counts 1, of
  /// mini 2, of the flagship 3.
  public Plans voted(int samples, int lead) {
    return but(step -> {
      var link = ((ArrayNode) step.path("verify")).addObject().put("link", "votes");
      link.put("samples", samples).put("lead", lead);
      link.putObject("weights").put("mini", 2).put("flagship", 3);
    });
  }

  public Plans sampled(int samples, int quorum) {
    return but(step ->
        ((ArrayNode) step.path("verify"))
            .addObject()
            .put("link", "agreement")
            .put("samples", samples)
            .put("quorum", quorum));
  }

  /// A person has to accept the answers of the last step.
  public Plans reviewed() {
    return but(step -> ((ArrayNode) step.path("verify")).add("person"));
  }

  /// What a verifier says about both criteria of [#judgedBy].
  public static JsonNode rubric(boolean passed) {
    var answer = JSON.objectNode();
    var criteria = answer.putArray("criteria");
    criteria.addObject().put("number", 1).put("reason", "it is another").put("met", passed);
    criteria.addObject().put("number", 2).put("reason", "it is").put("met", true);
    return answer.put("passed", passed);
  }

  /// Changes the last step.
  Plans but(java.util.function.Consumer<ObjectNode> change) {
    change.accept((ObjectNode) steps.get(steps.size() - 1));
    return this;
  }

  public JsonNode json() {
    return plan;
  }

  public static JsonNode label(String label) {
    return JSON.objectNode().put("label", label);
  }

  /// Every other attempt gives the same answer.
  public static JsonNode anyLabel(AttemptId attempt) {
    return label(attempt.toString().hashCode() % 2 == 0 ? "other" : "of " + attempt);
  }

  /// What a model answers to a call of a step, for a check or for a summary.
  ///
  /// @param longTexts whether results are long texts
  public static JsonNode anyAnswer(Subtask order, boolean longTexts) {
    int any = order.attempt().toString().hashCode();
    if (order.kind().equals(SubtaskKind.RUBRIC)) {
      return rubric(any % 3 != 0);
    }
    if (order.kind().equals(SubtaskKind.SUMMARY)) {
      return summary(order, Math.floorMod(any, 5) == 0 ? 1 : 0, 300 * Math.floorMod(any, 6));
    }
    var label = anyLabel(order.attempt());
    return longTexts ? label(label.path("label").asText() + " and more".repeat(200)) : label;
  }

  /// A summary of all that the call shows.
  ///
  /// @param missing how many ids it leaves out
  /// @param length characters of its text
  public static JsonNode summary(Subtask call, int missing, int length) {
    var summary = JSON.objectNode();
    var part = summary.putArray("parts").addObject().put("text", "s".repeat(length));
    var subtasks = part.putArray("subtasks");
    call.content().inputs().stream()
        .filter(material -> material.name().equals("results"))
        .flatMap(material -> material.text().lines())
        .skip(missing)
        .map(line -> line.replaceFirst(".*?\"subtask\":\"([^\"]*)\".*", "$1"))
        .forEach(subtasks::add);
    return summary;
  }

  /// The same tiers, of which the dearest two read so little at once that the long results of small
  /// jobs have to be summarised, a few at a time.
  public static Ladder readingLittle(Ladder ladder) {
    var rungs = new ArrayList<Ladder.Rung>();
    for (var rung : ladder.rungs()) {
      long window =
          rung.equals(ladder.flagship())
              ? 12_000
              : rung.equals(ladder.belowFlagship()) ? 8_000 : rung.window();
      rungs.add(new Ladder.Rung(rung.tier(), rung.price(), rung.skill(), window));
    }
    return new Ladder(rungs);
  }

  public static JsonNode answer(String answer) {
    return JSON.objectNode().put("answer", answer);
  }

  /// A direct answer, with one to each of the [World]'s items.
  public static JsonNode answer(String answer, int items) {
    var all = JSON.objectNode().put("answer", answer);
    var lines = all.putArray("items");
    for (int i = 0; i < items; i++) {
      lines.addObject().put("item", "T-" + i).set("output", answer(answer + i));
    }
    return all;
  }

  /// What the planning model says about subtasks that were given up.
  public static JsonNode replan(String tier, String... subtasks) {
    var replan = JSON.objectNode().put("reason", "the texts are ambiguous");
    var step = replan.putArray("steps").addObject();
    var named = step.putArray("subtasks");
    for (var subtask : subtasks) {
      named.add(subtask);
    }
    step.put("tier", tier).put("instructions", "Read it twice.").putArray("parts");
    return replan;
  }

  /// The same, with the subtasks split.
  public static JsonNode split(JsonNode replan, String... parts) {
    for (var step : replan.path("steps")) {
      var all = ((ObjectNode) step).putArray("parts");
      for (var part : parts) {
        all.add(part);
      }
    }
    return replan;
  }

  /// The same about all subtasks that the call shows.
  public static JsonNode replanOf(Subtask call, String tier) {
    var gaps =
        call.content().inputs().stream()
            .filter(material -> material.name().equals("gaps"))
            .flatMap(material -> material.text().lines())
            .map(line -> line.replaceFirst(".*\"subtask\":\"([^\"]*)\".*", "$1"));
    return replan(tier, gaps.toArray(String[]::new));
  }

  /// An acceptance with one claim for each citation.
  public static JsonNode citing(String... citations) {
    var ruling = (ObjectNode) ruling("accept");
    var claims = ruling.putArray("claims");
    for (var id : citations) {
      claims.addObject().put("text", "it is so of " + id).putArray("subtasks").add(id);
    }
    return ruling;
  }

  /// @param revisions ids of subtasks to do again
  public static JsonNode ruling(String verdict, String... revisions) {
    var ruling = JSON.objectNode().put("verdict", verdict).put("score", 0.9);
    ruling.put("reasons", "because").put("answer", "all is well");
    ruling
        .putArray("claims")
        .addObject()
        .put("text", "it is so")
        .putArray("subtasks")
        .add("sort")
        .add("sort-0001")
        .add("sort-9999");
    var named = ruling.putArray("revisions");
    for (var subtask : revisions) {
      named.addObject().put("subtask", subtask).put("feedback", "look again at " + subtask);
    }
    return ruling;
  }
}
