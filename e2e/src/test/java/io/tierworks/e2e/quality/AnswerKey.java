package io.tierworks.e2e.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.e2e.quality.Suite.Rates;
import io.tierworks.simulator.catalog.Model;
import java.util.SplittableRandom;

/// A line for the simulator: the truth of a task, how often each model errs on it, and how.
final class AnswerKey {
  /// Of four draws, three make the more tempting mistake, so two wrong answers agree in 62 of 100
  /// cases.
  private static final int TEMPTED = 3;

  private static final double JUDGE_FALSE_REJECTION = 0.005;

  private static final double JUDGE_FALSE_ACCEPTANCE = 0.13;

  private AnswerKey() {}

  static ObjectNode line(Task task, Rates rates) {
    double difficulty = new SplittableRandom(task.text().hashCode()).nextGaussian();
    var line = Task.object().put("text", task.text());
    line.set("answer", task.answer());
    var errors = line.putObject("errors");
    errors.put(Model.NANO.id(), wrong(rates.nano(), difficulty));
    errors.put(Model.MINI.id(), wrong(rates.mini(), difficulty));
    errors.put(Model.FLAGSHIP.id(), wrong(rates.flagship(), difficulty));
    var verifiers = line.putObject("verifiers");
    for (var model : Model.ALL) {
      var stated = model.verifier();
      rates(verifiers.putObject(model.id()), stated.falseRejection(), stated.falseAcceptance());
    }
    rates(verifiers.putObject("judge"), JUDGE_FALSE_REJECTION, JUDGE_FALSE_ACCEPTANCE);
    var mistakes = line.putArray("mistakes");
    for (int i = 0; i < TEMPTED; i++) {
      mistakes.add(task.mistakes().getFirst());
    }
    mistakes.add(task.mistakes().getLast());
    return line;
  }

  private static void rates(ObjectNode verifier, double rejection, double acceptance) {
    verifier.put("falseRejection", rejection).put("falseAcceptance", acceptance);
  }

  private static double wrong(double share, double difficulty) {
    return 1 - Difficulty.right(Difficulty.skill(share), difficulty);
  }
}
