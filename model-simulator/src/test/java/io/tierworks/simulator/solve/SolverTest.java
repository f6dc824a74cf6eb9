package io.tierworks.simulator.solve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.catalog.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolverTest {
  private static final String TRIAGE =
      "\"label\":{\"type\":\"string\",\"enum\":[\"billing\",\"technical\",\"account\",\"shipping\",\"sales\",\"other\"]},\"priority\":{\"type\":\"string\",\"enum\":[\"low\",\"medium\",\"high\",\"urgent\"]},\"reason\":{\"type\":\"string\"}";
  private static final String POLICY =
      "1. Alcohol is not reimbursable.\n2. Meals are capped at 60 EUR per person.\n3. Every claim over 75 EUR must have a receipt attached.\n4. First-class travel is not allowed without prior approval.";
  private final Bench nano = new Bench(Model.NANO, 0);
  private final Bench flagship = new Bench(Model.FLAGSHIP, 0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "You debited my savings two times in May, please give the money back | billing | high",
        "Production is down for all our customers since nine, help immediately! | technical | urgent",
        "Typing in the search field makes the programme close itself with an error | technical | medium",
        "I forgot my passphrase and the reset mail does not come, I cannot log in | account | high",
        "Tracking says in transit for nine days, where is the parcel? | shipping | medium",
        "We are forty people and want a quote for the enterprise plan | sales | medium",
        "Please correct the spelling of my profile name, no rush | account | low",
        "Which songs were played at the reception? | other | medium"
      })
  void tickets_nobody_has_seen_get_sensible_labels(String text, String label, String priority) {
    for (Bench bench : new Bench[] {nano, flagship}) {
      JsonNode output = bench.item("classify", "Triage the support tickets", "", text, TRIAGE);
      assertThat(output.path("label").asText()).isEqualTo(label);
      assertThat(output.path("priority").asText()).isEqualTo(priority);
      assertThat(output.path("reason").asText()).contains(label);
    }
  }

  @Test
  void labels_the_lexicon_does_not_know_are_learned_from_the_instructions() {
    String goal =
        "Route each note. zorb: anything about greenhouses, tomatoes or soil; quux: boats, sails and harbours";
    String fields = "\"team\":{\"type\":\"string\",\"enum\":[\"zorb\",\"quux\"]}";
    assertThat(
            nano.item("route", goal, "", "The tomatoes wilt although the soil is wet.", fields)
                .path("team")
                .asText())
        .isEqualTo("zorb");
    assertThat(
            nano.item(
                    "route",
                    goal,
                    "",
                    "We anchored in the old harbour and mended two sails.",
                    fields)
                .path("team")
                .asText())
        .isEqualTo("quux");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dinner with client, 48 EUR, receipt attached. | compliant",
        "Team dinner incl. two bottles of wine, 55 EUR. | violation",
        "Hotel in Berlin, 140 EUR, no receipt available. | violation",
        "Lunch for me alone, 82 EUR, receipt attached. | violation",
        "First class train to Munich 74 EUR, receipt attached. | violation",
        "First class train to Munich, 120 EUR, prior approval by manager, receipt attached. | compliant",
        "Taxi to the airport, 30 EUR. | compliant"
      })
  void a_policy_is_applied_with_its_limits_exceptions_and_synonyms(String claim, String verdict) {
    String fields =
        "\"verdict\":{\"type\":\"string\",\"enum\":[\"compliant\",\"violation\"]},\"evidence\":{\"type\":\"string\",\"description\":\"Literal quotation\"}";
    JsonNode output = flagship.item("check", "Check the expense claims", POLICY, claim, fields);
    assertThat(output.path("verdict").asText()).isEqualTo(verdict);
    assertThat(claim).contains(output.path("evidence").asText());
  }

  @Test
  void good_leads_score_above_poor_ones() {
    String fields =
        "\"score\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":100},\"reason\":{\"type\":\"string\"}";
    int good =
        score(
            "CTO of a 900 employee insurer, budget approved 120k EUR, wants a demo this quarter.",
            fields);
    int middling =
        score("Marketing manager at a 60 people agency, evaluating tools for next year.", fields);
    int poor = score("Student writing a thesis, just browsing, no budget.", fields);
    assertThat(good).isGreaterThan(middling + 20);
    assertThat(middling).isGreaterThan(poor + 20);
  }

  @Test
  void nested_shapes_and_line_items_are_filled() {
    String text =
        "Invoice No: R-77\nBill to: Alpha Retail Ltd\nPallet storage | 12 | 45,00 | 540,00\nForklift handling | 3 | 120,50 | 361,50\nTotal due: 901,50 EUR";
    String fields =
        "\"invoice\":{\"type\":\"object\",\"properties\":{\"number\":{\"type\":\"string\"},\"customer\":{\"type\":[\"string\",\"null\"]},\"total\":{\"type\":\"number\"}}},\"lines\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"description\":{\"type\":\"string\"},\"quantity\":{\"type\":\"integer\"},\"unit_price\":{\"type\":\"number\"}}}}";
    JsonNode output = flagship.item("extract", "Extract", "", text, fields);
    assertThat(output.at("/invoice/number").asText()).isEqualTo("R-77");
    assertThat(output.at("/invoice/customer").asText()).isEqualTo("Alpha Retail Ltd");
    assertThat(output.at("/invoice/total").asDouble()).isEqualTo(901.5);
    assertThat(output.path("lines")).hasSize(2);
    assertThat(output.at("/lines/1/description").asText()).isEqualTo("Forklift handling");
    assertThat(output.at("/lines/1/quantity").asInt()).isEqualTo(3);
    assertThat(output.at("/lines/1/unit_price").asDouble()).isEqualTo(120.5);
  }

  @Test
  void findings_quote_the_sentence_that_answers() {
    String text =
        "The vendor was founded in 2009. All data is encrypted at rest with keys held by the customer. Support is open on weekdays.";
    String fields =
        "\"finding\":{\"type\":\"string\"},\"quote\":{\"type\":\"string\",\"description\":\"Literal quotation\"}";
    JsonNode output =
        nano.item(
            "extract", "Which vendors encrypt customer data with customer keys?", "", text, fields);
    assertThat(output.path("quote").asText())
        .isEqualTo("All data is encrypted at rest with keys held by the customer.");
  }

  @Test
  void bounds_of_the_schema_are_kept() {
    String fields =
        "\"summary\":{\"type\":\"string\",\"maxLength\":40},\"stars\":{\"type\":\"integer\",\"enum\":[1,2,3,4,5],\"description\":\"satisfaction\"},\"points\":{\"type\":\"array\",\"maxItems\":1,\"items\":{\"type\":\"string\"}}";
    JsonNode output =
        nano.item(
            "review",
            "Read the reviews",
            "",
            "This is the worst kettle I ever had, it leaks and the shop was rude. I am angry. Never again.",
            fields);
    assertThat(output.path("summary").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(40);
    assertThat(output.path("stars").asInt()).isBetween(1, 2);
    assertThat(output.path("points")).hasSize(1);
  }

  @Test
  void messages_are_read_for_names_numbers_and_addresses() {
    String mail =
        "From: Jane Doe <jane.doe@acme.io>\nSubject: Broken lid\nThe order PO-88123 of Acme Ltd arrived on 3 May 2026 with a broken lid. Call me at +44 20 7946 0958.\nRegards,\nJane Doe";
    String fields =
        "\"name\":{\"type\":\"string\"},\"email\":{\"type\":\"string\"},\"phone\":{\"type\":\"string\"},\"company\":{\"type\":\"string\"},\"order_id\":{\"type\":\"string\"},\"date\":{\"type\":\"string\",\"format\":\"date\"},\"iban\":{\"type\":[\"string\",\"null\"]}";
    JsonNode output = flagship.item("extract", "Extract", "", mail, fields);
    assertThat(output.toString())
        .isEqualTo(
            "{\"name\":\"Jane Doe\",\"email\":\"jane.doe@acme.io\",\"phone\":\"+44 20 7946 0958\",\"company\":\"Acme Ltd\",\"order_id\":\"PO-88123\",\"date\":\"2026-05-03\",\"iban\":null}");
  }

  @Test
  void feedback_changes_the_answer() {
    String text = "The invoice page crashes.";
    String user =
        Client.block("item", text)
            + Client.block("previous", "{\"label\":\"billing\"}")
            + Client.block("feedback", "label should be technical: the page crashes");
    assertThat(nano.ask("classify", "Triage", "", user, TRIAGE).at("/output/label").asText())
        .isEqualTo("technical");
  }

  @Test
  void an_empty_item_is_handed_back() {
    assertThat(
            flagship
                .ask("classify", "Triage", "", Client.block("item", ""), TRIAGE)
                .path("handoff")
                .asText())
        .isEqualTo("needs_info");
  }

  @Test
  void results_of_earlier_steps_are_brought_together() {
    String user = "";
    for (int i = 1; i <= 4; i++) {
      user +=
          "<data name=\"input\" step=\"triage\" subtask=\"t/"
              + i
              + "\" item=\"T-"
              + i
              + "\">\n{\"label\":\""
              + (i < 4 ? "billing" : "technical")
              + "\",\"score\":"
              + i * 10
              + ",\"reason\":\"Reason number "
              + i
              + " is stated.\"}\n</data>\n";
    }
    String fields =
        "\"summary\":{\"type\":\"string\"},\"top\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"},\"score\":{\"type\":\"number\"}}}}";
    JsonNode output =
        flagship.ask("summarise", "Summarise the results", "", user, fields).path("output");
    assertThat(output.path("summary").asText()).contains("4 results").contains("billing 3");
    assertThat(output.at("/top/0/id").asText()).isEqualTo("T-4");
    assertThat(output.at("/top/0/score").asInt()).isEqualTo(40);
  }

  @Test
  void the_same_seed_gives_the_same_answers_and_another_seed_other_mistakes() {
    int differing = 0;
    for (LabelledTickets.Ticket ticket : LabelledTickets.some(200, 3)) {
      String one = label(new Bench(Model.NANO, 1, 5), ticket);
      assertThat(label(new Bench(Model.NANO, 1, 5), ticket)).isEqualTo(one);
      differing += one.equals(label(new Bench(Model.NANO, 1, 6), ticket)) ? 0 : 1;
    }
    assertThat(differing).isBetween(1, 60);
  }

  private static String label(Bench bench, LabelledTickets.Ticket ticket) {
    return bench
        .ask("classify", "Triage", "", Client.block("item", ticket.text()), TRIAGE)
        .toString();
  }

  private int score(String lead, String fields) {
    return nano.item("rank", "Score the leads for our sales team", "", lead, fields)
        .path("score")
        .asInt();
  }
}
