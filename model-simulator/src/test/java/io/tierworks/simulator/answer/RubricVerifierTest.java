package io.tierworks.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.answer.Question.Demand;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.truth.AnswerKeys;
import io.tierworks.simulator.truth.Truths;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RubricVerifierTest {
  private static final int MANY = 4_000;
  private static final Truths TRUTHS = new Truths(new AnswerKeys(keys()));

  private static String keys() {
    return IntStream.range(0, MANY)
        .mapToObj(i -> "{\"text\":\"Ticket " + i + "\",\"answer\":{\"label\":\"bill\"}}\n")
        .reduce("", String::concat);
  }

  static List<Model> models() {
    return Model.ALL;
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_verifier_errs_at_its_stated_rates(Model model) {
    var stated = model.verifier();
    assertThat(passed(model, 1, "bug")).isCloseTo(stated.falseAcceptance(), within(0.025));
    assertThat(1 - passed(model, 1, "bill")).isCloseTo(stated.falseRejection(), within(0.015));
  }

  @Test
  void without_mistakes_a_verifier_is_right() {
    assertThat(passed(Model.NANO, 0, "bug")).isZero();
    assertThat(passed(Model.NANO, 0, "bill")).isEqualTo(1);
  }

  @Test
  void every_criterion_is_decided_and_a_rejection_says_why() {
    var verdict = verdict(Model.FLAGSHIP, 0, 7, "bug");
    assertThat(verdict.path("criteria")).hasSize(2);
    assertThat(verdict.at("/criteria/0/met").asBoolean()).isFalse();
    assertThat(verdict.at("/criteria/0/reason").asText()).contains("label should be bill, not bug");
    assertThat(verdict.at("/criteria/1/number").asInt()).isEqualTo(2);
  }

  @Test
  void an_answer_to_an_unknown_item_counts_as_right() {
    assertThat(verdict(Model.FLAGSHIP, 0, MANY + 1, "bug").path("passed").asBoolean()).isTrue();
  }

  /// The key of a text may state who errs how often on it.
  @Test
  void a_key_may_state_the_rates() {
    var line =
        "{\"text\":\"Ticket 7\",\"answer\":{\"label\":\"bill\"},\"errors\":{\"gpt-5.4\":0.5},"
            + "\"mistakes\":[{\"label\":\"bug\"}],"
            + "\"verifiers\":{\"gpt-5.4\":{\"falseRejection\":1,\"falseAcceptance\":1}}}";
    var graded = new Truths(new AnswerKeys(line));
    assertThat(verdict(graded, Model.FLAGSHIP, 1, 7, "bug").path("passed").asBoolean()).isTrue();
    assertThat(verdict(graded, Model.FLAGSHIP, 1, 7, "bill").path("passed").asBoolean()).isFalse();
    assertThat(verdict(graded, Model.MINI, 1, 7, "bug").path("passed").asBoolean()).isFalse();
  }

  private static double passed(Model model, double scale, String label) {
    return IntStream.range(0, MANY)
            .filter(i -> verdict(model, scale, i, label).path("passed").asBoolean())
            .count()
        / (double) MANY;
  }

  private static JsonNode verdict(Model model, double scale, int ticket, String label) {
    return verdict(TRUTHS, model, scale, ticket, label);
  }

  private static JsonNode verdict(
      Truths truths, Model model, double scale, int ticket, String label) {
    var system = "<data name=\"criteria\">\n1. It fits.\n2. It is one word.\n</data>";
    var user =
        "<data name=\"item\" id=\"1\">\nTicket %d\n</data>\n\n<data name=\"answer\">\n{\"label\":\"%s\"}\n</data>"
            .formatted(ticket, label);
    var question =
        new Question(
            model,
            "rubric",
            Json.object(),
            false,
            Prompt.of(system, user),
            0,
            List.of(),
            Demand.NOTHING);
    return new RubricVerifier(truths, new ErrorModel(1, scale), question).verdict();
  }
}
