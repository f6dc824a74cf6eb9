package io.tierworks.common.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedSchemaTest {

  /// Each schema asks for an object with a string `a`.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'object','required':['a'],'properties':{'a':{'$ref':'#/$defs/t'}},'$defs':{'t':{'type':'string'}}}",
        "{'type':'object','required':['a'],'properties':{'a':{'$ref':'#/definitions/t'}},'definitions':{'t':{'type':'string'}}}",
        "{'type':'object','required':['a'],'properties':{'a':{'type':'string'},'b':{'$ref':'#/properties/a'}}}",
        "{'type':'object','required':['a'],'properties':{'a':{'type':'string'},'more':{'$ref':'#'}}}",
        "{'type':'object','required':['a'],'properties':{'a':{'$ref':'#t'}},'$defs':{'t':{'$anchor':'t','type':'string'}}}",
        "{'$id':'https://example.com/s','type':'object','required':['a'],'properties':{'a':{'$ref':'#/$defs/t'}},'$defs':{'t':{'type':'string'}}}",
        "{'type':'object','required':['a'],'properties':{'a':{'anyOf':[{'$ref':'#/$defs/u'}]}},'$defs':{'u':{'$ref':'#/$defs/t'},'t':{'type':'string'}}}",
      })
  void anEmbeddedSchemaDemandsWhatItDemandedAlone(String text) throws Exception {
    var schema = json(text);
    assertThat(EmbeddedSchema.faultOf(schema)).isEmpty();
    var embedded = new JsonSchema(embedded(schema));
    assertThat(embedded.violations(json("{'answer':{'a':'x','b':'y'}}"))).isEmpty();
    assertThat(embedded.violations(json("{'answer':{'a':7}}")))
        .extracting(Violation::field)
        .contains("answer.a");
  }

  @Test
  void definitionsMoveToTheTopAndValuesStayAsTheyAre() throws Exception {
    var schema =
        json(
            "{'type':'object','properties':{'const':{'$ref':'#/properties/x'},'x':{'const':{'$ref':'#/kept'}}},'$defs':{'t':{'type':'string'}}}");
    assertThat(embedded(schema))
        .isEqualTo(
            json(
                "{'type':'object','properties':{'answer':{'type':'object','properties':{"
                    + "'const':{'$ref':'#/properties/answer/properties/x'},'x':{'const':{'$ref':'#/kept'}}}}},"
                    + "'$defs':{'t':{'type':'string'}}}"));
  }

  @Test
  void twoSchemasWithDefinitionsOfTheSameNameDoNotDisturbEachOther() throws Exception {
    var outer = json("{'properties':{'items':{'items':{}}}}");
    var text = json("{'properties':{'a':{'$ref':'#/$defs/t'}},'$defs':{'t':{'type':'string'}}}");
    var number =
        json(
            "{'properties':{'a':{'$ref':'#/$defs/t/allOf/0'}},'$defs':{'t':{'allOf':[{'type':'number'}]}}}");
    EmbeddedSchema.put((ObjectNode) outer, "", "answer", text);
    EmbeddedSchema.put((ObjectNode) outer, "/properties/items/items", "output", number);
    assertThat(
            new JsonSchema(outer)
                .violations(json("{'answer':{'a':'x'},'items':[{'output':{'a':1}}]}")))
        .isEmpty();
    assertThat(
            new JsonSchema(outer)
                .violations(json("{'answer':{'a':1},'items':[{'output':{'a':'x'}}]}")))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("answer.a", "items[0].output.a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'objekt'}",
        "{'type':'object','properties':{'a':{'$ref':'#/$defs/nowhere'}}}",
        "{'type':'object','properties':{'a':{'$ref':'https://elsewhere.example/schema'}}}",
        "{'$id':'https://example.com/s','type':'object','properties':{'a':{'$ref':'https://example.com/s#/$defs/t'}},'$defs':{'t':{'type':'string'}}}",
      })
  void aSchemaWhoseReferencesLeadNowhereHasAFault(String text) throws Exception {
    assertThat(EmbeddedSchema.faultOf(json(text))).isPresent();
  }

  private static ObjectNode embedded(JsonNode schema) {
    var outer = JsonNodeFactory.instance.objectNode().put("type", "object");
    EmbeddedSchema.put(outer, "", "answer", schema);
    return outer;
  }

  private static JsonNode json(String text) throws MalformedMessage {
    return Wire.tree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
