package io.tierworks.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.Client;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.truth.Truth.Assignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericReaderTest {
  private static final String TICKET =
      "Dear team, my card was charged twice on 3 May 2026 for order PO-88123. "
          + "I want the second payment of 1,249.50 euros back. Nobody has answered my two letters. "
          + "Otherwise the lamp is fine.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "label    | {'type':'string','enum':['technical','billing'],'description':'technical: crashes; billing: a card that was charged'} | 'billing'",
        "label    | {'enum':['yes','other'],'type':'string'} | 'other'",
        "label    | {'enum':['red','green'],'type':'string'} | 'red'",
        "const    | {'const':'fixed'} | 'fixed'",
        "payment  | {'type':'number'} | 1249.50",
        "letters  | {'type':'integer','minimum':0,'maximum':10} | 3",
        "stars    | {'type':'integer','minimum':4,'maximum':5} | 4",
        "date     | {'type':'string'} | '2026-05-03'",
        "order_id | {'type':'string'} | 'PO-88123'",
        "lamp     | {'type':'boolean'} | true",
        "pigeon   | {'type':'boolean'} | false",
        "evidence | {'type':'string','description':'Literal quotation about the lamp'} | 'Otherwise the lamp is fine.'",
        "labels   | {'type':'array','items':{'type':'string','enum':['card','boat','lamp']}} | ['card','lamp']",
        "points   | {'type':'array','maxItems':1,'items':{'type':'string'}} | ['Dear team, my card was charged twice on 3 May 2026 for order PO-88123.']",
        "summary  | {'type':'string','maxLength':20} | 'Dear team, my card …'",
      })
  void a_field_is_read_by_its_name_type_and_description(String name, String field, String value) {
    JsonNode read = read(TICKET, "'" + name + "':" + field);
    assertThat(Client.json(read.path(name).toString())).isEqualTo(json(value));
  }

  @Test
  void what_does_not_occur_is_null_where_that_is_allowed_else_empty() {
    JsonNode read =
        read(
            "Nothing here.",
            "'iban_code':{'type':['string','null']},'date':{'type':['string','null']},'id':{'type':'string'}");
    assertThat(read.toString()).isEqualTo("{\"iban_code\":null,\"date\":null,\"id\":\"\"}");
  }

  @Test
  void the_sentence_that_led_to_the_label_is_quoted() {
    JsonNode read =
        read(
            TICKET,
            "'evidence':{'type':'string'},'label':{'type':'string','enum':['praise','complaint'],'description':'praise: fine; complaint: nobody answered'}");
    assertThat(read.path("label").asText()).isEqualTo("complaint");
    assertThat(read.path("evidence").asText()).isEqualTo("Nobody has answered my two letters.");
  }

  @Test
  void labels_may_be_explained_in_the_context_of_the_job() {
    Schema schema = schema("'team':{'type':'string','enum':['zorb','quux']}");
    String context = "Route each note. zorb: greenhouses and soil. quux (boats, sails, harbours)";
    assertThat(answer(context, "The tomatoes wilt although the soil is wet.", schema).toString())
        .contains("zorb");
    assertThat(answer(context, "We anchored in the old harbour.", schema).toString())
        .contains("quux");
  }

  @Test
  void every_line_with_numbers_is_a_row() {
    JsonNode read =
        read(
            "Delivery\nPallet storage 12 x 45.00\nForklift 3 x 120.50\nThank you",
            "'lines':{'type':'array','items':{'type':'object','properties':{'text':{'type':'string'},'quantity':{'type':'integer'}}}}");
    assertThat(read.path("lines")).hasSize(2);
    assertThat(read.at("/lines/1/text").asText()).isEqualTo("Forklift 3 x 120.50");
    assertThat(read.at("/lines/1/quantity").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'object','properties':{'a':{'type':'object','properties':{'b':{'type':['null','integer']}}}}}",
        "{'type':'array','minItems':2,'items':{'type':'number','minimum':7,'maximum':8}}",
        "{'$ref':'#/$defs/x','$defs':{'x':{'type':'object','properties':{'y':{'anyOf':[{'type':'null'},{'type':'boolean'}]}}}}}",
        "{'type':'array','minItems':1,'items':{'type':'object','properties':{'id':{'type':'string'}}}}",
        "{'type':'string','enum':['only']}",
      })
  void any_text_gives_an_answer_of_the_schemas_shape(String schema) {
    for (String text : new String[] {TICKET, "", "…", "word ".repeat(50_000), "1\n2 3\n4 5 6"}) {
      Schema read = Schema.of(json(schema));
      assertThat(read.allows(answer("Do it.", text, read))).as(text).isTrue();
    }
  }

  @Test
  void without_a_schema_the_question_in_the_text_is_answered() {
    String text = "The library opens at nine. It closes at six. When does the library close?";
    assertThat(answer("", text, Schema.of(json("{}"))).asText()).isEqualTo("It closes at six.");
  }

  private static JsonNode read(String text, String fields) {
    return answer("Read it.", text, schema(fields));
  }

  private static Schema schema(String fields) {
    return Schema.of(json("{'type':'object','properties':{" + fields + "}}"));
  }

  private static JsonNode answer(String instructions, String text, Schema schema) {
    return new GenericReader(new Assignment(instructions, text, schema)).answer();
  }

  private static JsonNode json(String quoted) {
    return Client.json(quoted.replace('\'', '"'));
  }
}
