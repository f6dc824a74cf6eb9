package io.tierworks.simulator.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.answer.ErrorModel.Call;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.compose.Composer;
import io.tierworks.simulator.compose.Result;
import io.tierworks.simulator.compose.Results;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.truth.AnswerKeys.Key;
import io.tierworks.simulator.truth.Truths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Judges the results of a job. Where a source is shown and its truth is known, it compares the
/// two. The answer is composed from the results alone.
final class Judge {
  private final Truths truths;
  private final ErrorModel errors;
  private final Prompt prompt;
  private final List<Result> shown;
  private final int total;
  private final Composer composer;

  Judge(Truths truths, ErrorModel errors, Prompt prompt) {
    this.truths = truths;
    this.errors = errors;
    this.prompt = prompt;
    this.shown = ResultLines.read(prompt.text("results"));
    this.total = prompt.number("results", "total", shown.size());
    var results = new Results(shown, prompt.json("aggregates"), total);
    this.composer = new Composer(prompt.text("goal"), results);
  }

  /// `revise` in the first round if results contradict their sources, `reject` without any result,
  /// else `accept`.
  ///
  /// @param answer the schema of the answer
  ObjectNode verdict(Schema answer) {
    var objections = objections();
    boolean revise = prompt.text("round").strip().equals("0") && !objections.isEmpty();
    var verdict = Json.object();
    verdict.put("verdict", total == 0 ? "reject" : revise ? "revise" : "accept");
    reason(verdict, objections.size());
    verdict.set("answer", composer.answer(answer));
    claims(verdict.putArray("claims"));
    revisions(verdict.putArray("revisions"), revise ? objections : Map.of());
    return verdict;
  }

  /// By subtask, without those that are as they should be.
  private Map<String, String> objections() {
    Map<String, String> objections = new LinkedHashMap<>();
    shown.forEach(result -> objections.put(result.subtask(), objection(result)));
    objections.values().removeIf(String::isEmpty);
    return objections;
  }

  private void claims(ArrayNode claims) {
    for (var one : composer.leading(3)) {
      var claim = claims.addObject().put("text", composer.line(one));
      claim.putArray("subtasks").add(one.subtask());
    }
  }

  private static void revisions(ArrayNode revisions, Map<String, String> objections) {
    objections.keySet().stream()
        .limit(5)
        .map(id -> Json.object().put("subtask", id).put("feedback", objections.get(id)))
        .forEach(revisions::add);
  }

  /// On a graded text, the judge errs as often as its key states.
  private String objection(Result result) {
    return truths
        .graded(result.source())
        .map(key -> objection(result, key))
        .orElseGet(() -> differences(truths, result));
  }

  private String objection(Result result, Key key) {
    var text = result.source() + result.output();
    boolean right = key.isAnsweredBy(result.output());
    var call = new Call(Model.FLAGSHIP, text, 0, false);
    return errors.accepts(call, right, key.verifier("judge"))
        ? ""
        : "It does not follow from the source.";
  }

  /// Names the values that differ from the facts of the source and leave no room for other wording.
  ///
  /// @return empty if there are none, or the truth of the source is not known
  static String differences(Truths truths, Result result) {
    var facts = truths.facts(result.source()).orElse(Json.object());
    var objection = new StringBuilder();
    for (var fact : facts.properties()) {
      var right = fact.getValue();
      var given = result.output().path(fact.getKey());
      boolean plain = !right.isContainerNode() && right.asText().matches("[\\w.-]+");
      boolean same = right.isNumber() ? right.asDouble() == given.asDouble() : right.equals(given);
      if (plain && !same && !given.isMissingNode()) {
        objection.append(
            " %s should be %s, not %s.".formatted(fact.getKey(), right.asText(), given.asText()));
      }
    }
    return objection.toString().strip();
  }

  /// Score and reasons.
  private void reason(ObjectNode verdict, int objections) {
    int gaps = Json.lines(prompt.text("gaps")).size();
    double agreement = shown.isEmpty() ? 0 : 1 - (double) objections / shown.size();
    double complete = total == 0 ? 0 : (double) total / (total + gaps);
    verdict.put("score", Math.round(100 * (0.35 + 0.6 * agreement) * complete) / 100.0);
    long sources = shown.stream().filter(result -> !result.source().isEmpty()).count();
    var missing = gaps == 0 ? "" : ", " + gaps + " have none";
    var compared = objections == 0 ? "none contradicts" : objections + " contradict";
    var reasons = total + " subtasks have a result" + missing + "; " + compared;
    reasons += " the " + sources + " sources shown.";
    verdict.put("reasons", total == 0 ? "There is no result to judge." : reasons);
  }
}
