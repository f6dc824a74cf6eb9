package io.tierworks.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.prompt.Prompt;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final String TIERS =
      "{\"tier\":\"nano\",\"inputPrice\":0.2}\n{\"tier\":\"mini\",\"inputPrice\":0.75}\n{\"tier\":\"flagship\",\"inputPrice\":2.5}";

  private static final Schema ANY = Schema.of(Json.object());

  @Test
  void a_goal_that_says_what_to_check_gets_a_rubric_where_plans_may_have_one() {
    Prompt prompt =
        prompt("Classify the mails; check that the label fits the whole mail.", 3, "auto", "");
    var schema = Schema.of(Json.parsed("{\"properties\":{\"criteria\":{\"type\":\"array\"}}}"));
    JsonNode rubric = new Planner(prompt, schema).plan(false).at("/steps/0/verify/1");
    assertThat(rubric.path("link").asText()).isEqualTo("rubric");
    assertThat(rubric.path("tier").asText()).isEqualTo("mini");
    assertThat(rubric.path("criteria"))
        .singleElement()
        .hasToString("\"Does it hold that the label fits the whole mail?\"");
    assertThat(new Planner(prompt, ANY).plan(false).at("/steps/0/verify")).hasSize(1);
  }

  @Test
  void tickets_are_classified_one_by_one_on_the_cheapest_tier() {
    JsonNode plan =
        plan(
            "Triage these support tickets into billing, technical or account and set a priority",
            40,
            "auto",
            "");
    assertThat(plan.path("form").asText()).isEqualTo("map");
    JsonNode step = plan.at("/steps/0");
    assertThat(step.path("id").asText()).isEqualTo("classify");
    assertThat(step.path("kind").asText()).isEqualTo("classify");
    assertThat(step.path("tier").asText()).isEqualTo("nano");
    assertThat(step.path("over").asText()).isEqualTo("items");
    assertThat(step.at("/output/0/values"))
        .extracting(JsonNode::asText)
        .containsExactly("billing", "technical", "account");
    assertThat(step.path("verify")).extracting(JsonNode::asText).contains("schema");
  }

  @Test
  void each_goal_gets_its_kind() {
    assertThat(kind("Extract vendor, date and total from these invoices")).isEqualTo("extract");
    assertThat(kind("Check the expense claims for compliance with the policy")).isEqualTo("check");
    assertThat(kind("Score these leads and tell us whom to call first")).isEqualTo("rank");
    assertThat(kind("Summarise each meeting note")).isEqualTo("summarise");
    assertThat(kind("Classify each message by sentiment")).isEqualTo("classify");
  }

  @Test
  void research_compares_its_findings_in_a_second_step() {
    JsonNode plan = plan("Research which storage vendors fit our needs", 12, "auto", "");
    assertThat(plan.path("form").asText()).isEqualTo("dag");
    assertThat(plan.at("/steps/0/verify")).extracting(JsonNode::asText).contains("grounded");
    assertThat(plan.at("/steps/1/over").asText()).isEqualTo("job");
    assertThat(plan.at("/steps/1/inputs/0").asText()).isEqualTo(plan.at("/steps/0/id").asText());
    String tight = Client.block("limits", "{\"maxSubtasks\":12}");
    assertThat(plan("Research it", 12, "auto", tight).path("form").asText()).isEqualTo("map");
  }

  @Test
  void fields_that_the_goal_lists_are_extracted() {
    JsonNode plan = plan("Extract vendor, due date and total from these invoices", 3, "auto", "");
    assertThat(plan.at("/steps/0/output"))
        .extracting(field -> field.path("name").asText())
        .containsExactly("vendor", "due_date", "total");
  }

  @Test
  void a_job_without_items_is_answered_directly() {
    JsonNode plan = plan("Which of the two offers is cheaper?", 0, "auto", "");
    assertThat(plan.path("form").asText()).isEqualTo("direct");
    assertThat(plan.path("steps")).isEmpty();
  }

  @Test
  void the_form_the_job_asks_for_is_obeyed() {
    for (String form : new String[] {"direct", "map", "dag"}) {
      assertThat(plan("Classify the mails", 5, form, "").path("form").asText()).isEqualTo(form);
    }
  }

  @Test
  void with_an_item_schema_the_fields_are_left_to_the_job() {
    JsonNode plan =
        plan(
            "Classify the mails",
            5,
            "auto",
            Client.block(
                "itemSchema",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}"));
    assertThat(plan.at("/steps/0/output")).isEmpty();
  }

  @Test
  void a_refused_plan_is_written_anew() {
    String refused =
        Client.block("previous", "{\"form\":\"dag\",\"steps\":[]}")
            + Client.block("findings", "step first depends on itself in a circle");
    JsonNode plan = plan("Classify the mails", 3, "auto", refused);
    assertThat(plan).isEqualTo(plan("Classify the mails", 3, "auto", ""));
  }

  @Test
  void on_demand_a_plan_goes_in_circles() {
    JsonNode plan = new Planner(prompt("Research it", 3, "auto", ""), ANY).plan(true);
    assertThat(plan.at("/steps/0/inputs/0").asText()).isEqualTo("second");
    assertThat(plan.at("/steps/1/inputs/0").asText()).isEqualTo("first");
  }

  private static String kind(String goal) {
    return plan(goal, 10, "auto", "").at("/steps/0/kind").asText();
  }

  private static JsonNode plan(String goal, int items, String form, String more) {
    return new Planner(prompt(goal, items, form, more), ANY).plan(false);
  }

  private static Prompt prompt(String goal, int items, String form, String more) {
    String block =
        items == 0
            ? ""
            : "<data name=\"items\" count=\""
                + items
                + "\">\n{\"id\":\"1\",\"text\":\"abc\"}\n</data>\n";
    return Prompt.of(
        "Plan.",
        Client.block("goal", goal)
            + block
            + Client.block("form", form)
            + Client.block("tiers", TIERS)
            + Client.block("tools", "[]")
            + more);
  }
}
