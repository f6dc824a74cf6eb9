package io.tierworks.simulator.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.answer.ErrorModel.Call;
import io.tierworks.simulator.compose.Result;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.truth.AnswerKeys.Key;
import io.tierworks.simulator.truth.AnswerKeys.Verifier;
import io.tierworks.simulator.truth.Truths;

/// Checks one answer against the criteria of a rubric. It compares the answer with the truth of its
/// item, whatever the criteria say, and then errs: it passes some wrong answers and rejects some
/// right ones, as often as the key of the item states, else at the rates of its model. A hash of
/// seed, model, item and answer decides. An answer to an item whose truth is not known counts as
/// right.
final class RubricVerifier {
  private final Truths truths;
  private final ErrorModel errors;
  private final Question question;

  RubricVerifier(Truths truths, ErrorModel errors, Question question) {
    this.truths = truths;
    this.errors = errors;
    this.question = question;
  }

  ObjectNode verdict() {
    var item = question.prompt().text("item");
    var objection =
        truths.graded(item).map(this::objection).orElseGet(() -> objectionOfModel(item));
    var verdict = Json.object();
    var criteria = verdict.putArray("criteria");
    for (int number = 1; number <= question.prompt().text("criteria").lines().count(); number++) {
      boolean met = objection.isEmpty() || number > 1;
      var reason = met ? "The item shows it." : objection;
      criteria.addObject().put("number", number).put("reason", reason).put("met", met);
    }
    return verdict.put("passed", objection.isEmpty());
  }

  private String objection(Key key) {
    boolean right = key.isAnsweredBy(question.prompt().json("answer"));
    return accepts(right, key.verifier(question.model().id())) ? "" : "The item does not show it.";
  }

  private String objectionOfModel(String item) {
    var answer = new Result("", "", item, question.prompt().json("answer"));
    var differences = Judge.differences(truths, answer);
    var rates = question.model().verifier();
    var verifier = new Verifier(rates.falseRejection(), rates.falseAcceptance());
    return accepts(differences.isEmpty(), verifier)
        ? ""
        : "The item does not show it. " + differences;
  }

  private boolean accepts(boolean right, Verifier verifier) {
    var text = question.prompt().text("item") + question.prompt().text("answer");
    var call = new Call(question.model(), text, question.sample(), false);
    return errors.accepts(call, right, verifier);
  }
}
