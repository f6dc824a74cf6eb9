package io.tierworks.simulator.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.truth.AnswerKeys.Verifier;
import java.util.List;
import java.util.Random;

/// Decides whether a model errs on a text, at the model's stated rates. A hash of seed, model, text
/// and sample decides, so the same call always errs in the same way.
///
/// @param scale of the rates: 1 as stated, 0 never
public record ErrorModel(long seed, double scale) {

  /// With feedback on an earlier answer, a model errs a quarter as often.
  private static final double AFTER_FEEDBACK = 0.25;

  private static final long PRIME = 2_953;

  public enum Outcome {
    RIGHT,
    WRONG,
    UNSURE
  }

  /// One model's work on one text.
  ///
  /// @param sample of the request: another sample may err elsewhere
  /// @param feedback whether the request says what was wrong with an earlier answer
  public record Call(Model model, String text, long sample, boolean feedback) {}

  public Outcome outcome(Call call) {
    double times = call.feedback ? scale * AFTER_FEEDBACK : scale;
    double unsure = call.model.errors().unsure() * times;
    double wrong = call.model.errors().wrong() * times;
    double draw = random(call).nextDouble();
    return draw < unsure ? Outcome.UNSURE : draw < unsure + wrong ? Outcome.WRONG : Outcome.RIGHT;
  }

  /// For a text whose key states how often the model errs on it.
  public Outcome outcome(Call call, double wrong) {
    return random(call).nextDouble() < scale * wrong ? Outcome.WRONG : Outcome.RIGHT;
  }

  /// Whether a verifier that errs accepts an answer.
  ///
  /// @param call of the verifier; its text is the answer with its material
  public boolean accepts(Call call, boolean right, Verifier verifier) {
    double accepted =
        right ? 1 - scale * verifier.falseRejection() : scale * verifier.falseAcceptance();
    return random(call).nextDouble() < accepted;
  }

  /// One of the mistakes that the text's key knows.
  public JsonNode wrong(Call call, List<JsonNode> mistakes, JsonNode right) {
    var random = random(call);
    random.nextDouble();
    ObjectNode wrong = right.deepCopy();
    return wrong.setAll((ObjectNode) mistakes.get(random.nextInt(mistakes.size())));
  }

  /// The right answer with one plausible mistake; unchanged if the schema leaves no room for one.
  public JsonNode wrong(Call call, Schema schema, JsonNode right) {
    var random = random(call);
    random.nextDouble();
    return new Mistake(call.text, random).in(schema, right).orElse(right);
  }

  private Random random(Call call) {
    long key = (seed * PRIME + Model.ALL.indexOf(call.model)) * PRIME + call.text.hashCode();
    key = key * PRIME + call.sample;
    long mixed = (key ^ (call.feedback ? 1 : 0)) * 0x9E3779B97F4A7C15L;
    return new Random(mixed ^ (mixed >>> 32));
  }
}
