package io.tierworks.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.answer.ErrorModel.Call;
import io.tierworks.simulator.answer.ErrorModel.Outcome;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.catalog.Model.ErrorRates;
import io.tierworks.simulator.json.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorModelTest {
  private static final int MANY = 20_000;
  private static final Schema SCHEMA =
      Schema.of(
          Client.json(
              "{\"type\":\"object\",\"properties\":{\"label\":{\"type\":\"string\",\"enum\":[\"a\",\"b\",\"c\"]},\"flag\":{\"type\":\"boolean\"},\"total\":{\"type\":\"number\"},\"stars\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":5},\"summary\":{\"type\":\"string\"}}}"));
  private static final JsonNode RIGHT =
      Client.json(
          "{\"label\":\"b\",\"flag\":true,\"total\":20.5,\"stars\":5,\"summary\":\"It is late.\"}");

  @ParameterizedTest
  @MethodSource("models")
  void a_model_errs_at_its_stated_rates(Model model) {
    ErrorRates stated = model.errors();
    assertThat(share(model, 1, false, Outcome.WRONG)).isCloseTo(stated.wrong(), within(0.006));
    assertThat(share(model, 1, false, Outcome.UNSURE)).isCloseTo(stated.unsure(), within(0.005));
  }

  @Test
  void the_scale_multiplies_the_rates_and_feedback_quarters_them() {
    double stated = Model.NANO.errors().wrong();
    assertThat(share(Model.NANO, 0, false, Outcome.WRONG)).isZero();
    assertThat(share(Model.NANO, 3, false, Outcome.WRONG)).isCloseTo(3 * stated, within(0.012));
    assertThat(share(Model.NANO, 1, true, Outcome.WRONG)).isCloseTo(stated / 4, within(0.004));
  }

  @Test
  void a_stronger_model_is_right_more_often() {
    assertThat(share(Model.FLAGSHIP, 1, false, Outcome.RIGHT))
        .isGreaterThan(share(Model.MINI, 1, false, Outcome.RIGHT));
    assertThat(share(Model.MINI, 1, false, Outcome.RIGHT))
        .isGreaterThan(share(Model.NANO, 1, false, Outcome.RIGHT));
  }

  @Test
  void the_same_call_always_errs_in_the_same_way_and_another_sample_or_seed_elsewhere() {
    ErrorModel one = new ErrorModel(1, 4);
    ErrorModel other = new ErrorModel(2, 4);
    int bySample = 0;
    int bySeed = 0;
    for (int i = 0; i < 500; i++) {
      Call call = new Call(Model.NANO, "Ticket " + i, 0, false);
      assertThat(one.outcome(call)).isEqualTo(new ErrorModel(1, 4).outcome(call));
      assertThat(one.wrong(call, SCHEMA, RIGHT)).isEqualTo(one.wrong(call, SCHEMA, RIGHT));
      Call again = new Call(Model.NANO, "Ticket " + i, 1, false);
      bySample += one.outcome(call) == one.outcome(again) ? 0 : 1;
      bySeed += one.outcome(call) == other.outcome(call) ? 0 : 1;
    }
    assertThat(bySample).isBetween(100, 450);
    assertThat(bySeed).isBetween(100, 450);
  }

  @Test
  void a_mistake_changes_one_plain_field_and_keeps_the_shape() {
    ErrorModel errors = new ErrorModel(1, 1);
    for (int i = 0; i < 300; i++) {
      Call call = new Call(Model.NANO, "Ticket " + i + " of 7. Paid 12.40.", 0, false);
      JsonNode wrong = errors.wrong(call, SCHEMA, RIGHT);
      assertThat(SCHEMA.allows(wrong)).as("%s", wrong).isTrue();
      assertThat(wrong.path("summary")).isEqualTo(RIGHT.path("summary"));
      assertThat(
              RIGHT.properties().stream().filter(f -> !f.getValue().equals(wrong.get(f.getKey()))))
          .as("%s", wrong)
          .hasSize(1);
    }
  }

  @Test
  void a_wrong_text_is_another_sentence_of_the_material() {
    Schema schema =
        Schema.of(
            Client.json("{\"type\":\"object\",\"properties\":{\"quote\":{\"type\":\"string\"}}}"));
    JsonNode right = Client.json("{\"quote\":\"It is late.\"}");
    Call call = new Call(Model.NANO, "It is late. We are tired. Goodbye.", 0, false);
    assertThat(new ErrorModel(1, 1).wrong(call, schema, right).path("quote").asText())
        .isIn("We are tired.", "Goodbye.");
  }

  @Test
  void where_nothing_can_be_wrong_the_answer_stays() {
    Schema schema =
        Schema.of(Client.json("{\"type\":\"object\",\"properties\":{\"a\":{\"const\":\"x\"}}}"));
    JsonNode right = Client.json("{\"a\":\"x\"}");
    Call call = new Call(Model.NANO, "text", 0, false);
    assertThat(new ErrorModel(1, 1).wrong(call, schema, right)).isEqualTo(right);
  }

  @Test
  void a_text_may_state_its_own_rate_and_its_mistakes() {
    ErrorModel errors = new ErrorModel(1, 1);
    List<JsonNode> mistakes =
        List.of(Client.json("{\"label\":\"a\"}"), Client.json("{\"flag\":false}"));
    int wrong = 0;
    int labels = 0;
    for (int i = 0; i < MANY; i++) {
      Call call = new Call(Model.FLAGSHIP, "Ticket " + i, 0, false);
      wrong += errors.outcome(call, 0.4) == Outcome.WRONG ? 1 : 0;
      JsonNode answer = errors.wrong(call, mistakes, RIGHT);
      labels += answer.path("label").asText().equals("a") ? 1 : 0;
      assertThat(answer.path("total")).isEqualTo(RIGHT.path("total"));
    }
    assertThat((double) wrong / MANY).isCloseTo(0.4, within(0.01));
    assertThat((double) labels / MANY).isCloseTo(0.5, within(0.01));
  }

  private static double share(Model model, double scale, boolean feedback, Outcome outcome) {
    ErrorModel errors = new ErrorModel(1, scale);
    int count = 0;
    for (int i = 0; i < MANY; i++) {
      Call call = new Call(model, "Ticket " + i, 0, feedback);
      count += errors.outcome(call) == outcome ? 1 : 0;
    }
    return (double) count / MANY;
  }

  static List<Model> models() {
    return Model.ALL;
  }
}
