package io.tierworks.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.prompt.Prompt;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final String TIERS =
      "{\"tier\":\"nano\",\"inputPrice\":0.2}\n{\"tier\":\"mini\",\"inputPrice\":0.75}\n{\"tier\":\"flagship\",\"inputPrice\":2.5}";

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
    assertThat(step.path("id").asText()).isEqualTo("triage");
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
  void research_and_reviews_bring_findings_together_in_a_second_step() {
    for (String goal :
        new String[] {
          "Research which storage vendors fit our needs", "Review the call transcripts for quality"
        }) {
      JsonNode plan = plan(goal, 12, "auto", "");
      assertThat(plan.path("form").asText()).isEqualTo("dag");
      assertThat(plan.at("/steps/0/verify")).extracting(JsonNode::asText).contains("grounded");
      assertThat(plan.at("/steps/1/over").asText()).isEqualTo("job");
      assertThat(plan.at("/steps/1/inputs/0").asText()).isEqualTo(plan.at("/steps/0/id").asText());
    }
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
  void a_refused_plan_is_repaired() {
    String refused =
        """
        {"form":"dag","reason":"r","decisions":"","steps":[
         {"id":"a","kind":"extract","tier":"nano","over":"items","inputs":["b"],"instructions":"i","output":[],"verify":[],"tools":["shell"],"maxOutputTokens":100},
         {"id":"b","kind":"answer","tier":"huge","over":"job","inputs":["a","ghost"],"instructions":"i","output":[],"verify":["schema"],"tools":[],"maxOutputTokens":100}]}\
        """;
    JsonNode plan =
        plan(
            "Research it",
            3,
            "auto",
            Client.block("previous", refused)
                + Client.block(
                    "findings",
                    "step a uses the forbidden tool shell\nsteps a and b wait for each other"));
    assertThat(plan.at("/steps/0/tools")).isEmpty();
    assertThat(plan.at("/steps/0/inputs")).isEmpty();
    assertThat(plan.at("/steps/0/verify/0").asText()).isEqualTo("schema");
    assertThat(plan.at("/steps/1/tier").asText()).isEqualTo("nano");
    assertThat(plan.at("/steps/1/inputs")).extracting(JsonNode::asText).containsExactly("a");
  }

  @Test
  void on_demand_a_plan_goes_in_circles() {
    JsonNode plan = new Planner(request("Research it", 3, "auto", "")).plan(true);
    assertThat(plan.at("/steps/0/inputs/0").asText()).isEqualTo("second");
    assertThat(plan.at("/steps/1/inputs/0").asText()).isEqualTo("first");
  }

  private static String kind(String goal) {
    return plan(goal, 10, "auto", "").at("/steps/0/kind").asText();
  }

  private static JsonNode plan(String goal, int items, String form, String more) {
    return new Planner(request(goal, items, form, more)).plan(false);
  }

  private static PlanRequest request(String goal, int items, String form, String more) {
    String block =
        items == 0
            ? ""
            : "<data name=\"items\" count=\""
                + items
                + "\">\n{\"id\":\"1\",\"text\":\"abc\"}\n</data>\n";
    return PlanRequest.of(
        Prompt.of(
            "Plan.",
            Client.block("goal", goal)
                + block
                + Client.block("form", form)
                + Client.block("tiers", TIERS)
                + Client.block("tools", "[]")
                + more,
            0));
  }
}
