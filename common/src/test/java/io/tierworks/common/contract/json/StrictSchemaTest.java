package io.tierworks.common.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictSchemaTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'string'}",
        "{'type':['string','null']}",
        "{'type':'string','description':'d','pattern':'^a+$','format':'date'}",
        "{'type':'integer','minimum':1,'maximum':5}",
        "{'type':'array','items':{'type':'number'},'minItems':1,'maxItems':3}",
        "{'anyOf':[{'type':'string'},{'type':'null'}]}",
        "{'$ref':'#'}",
        "{'type':'object','additionalProperties':false,'required':[],'properties':{}}",
      })
  void aPropertyThatMeetsTheRulesIsSentUnchanged(String property) throws Exception {
    assertThat(StrictSchema.of(object(property))).isEqualTo(object(property));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'string','minLength':3,'maxLength':9}",
        "{'title':'T','type':'string','default':'x','examples':['x']}",
        "{'type':'string','pattern':'^(?!x)'}",
        "{'type':'string','format':'uri'}",
        "{'type':'string','x-note':1,'$comment':'c'}",
      })
  void optionalKeywordsAreLeftOut(String property) throws Exception {
    assertThat(StrictSchema.of(object(property))).isEqualTo(object("{'type':'string'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "true",
        "{'enum':['a']}",
        "{'type':'array'}",
        "{'type':'array','prefixItems':[{'type':'string'}]}",
        "{'type':'object'}",
        "{'type':'object','properties':{'b':{'type':'string'}},'required':['b']}",
        "{'type':'object','additionalProperties':true,'properties':{}}",
        "{'type':'object','additionalProperties':false,'properties':{'b':{'type':'string'}},'required':[]}",
        "{'type':'object','additionalProperties':false,'properties':{'b':{'type':'string'}},'required':['c']}",
        "{'type':['object','null'],'properties':{}}",
        "{'oneOf':[{'type':'string'}]}",
        "{'allOf':[{'type':'string'}]}",
        "{'type':'string','not':{'const':'x'}}",
        "{'type':'object','patternProperties':{}}",
        "{'$ref':'https://elsewhere.example/schema'}",
        "{'type':'string','unheardOf':1}",
      })
  void aShapeOutsideTheRulesIsNotStrict(String property) throws Exception {
    assertThat(StrictSchema.of(object(property))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'array','items':{'type':'string'}}",
        "{'anyOf':[{'type':'object','additionalProperties':false,'required':[],'properties':{}}]}",
        "{'$ref':'#/$defs/a','$defs':{'a':{'type':'string'}}}",
        "true",
      })
  void onlyASchemaOfAnObjectIsStrict(String schema) throws Exception {
    assertThat(StrictSchema.of(tree(schema))).isNull();
  }

  @Test
  void aReferenceAllowsNoOtherKeyword() throws Exception {
    assertThat(StrictSchema.of(object("{'$ref':'#','description':'d','title':'t'}")))
        .isEqualTo(object("{'$ref':'#'}"));
  }

  @Test
  void tenLevelsAreAllowedAndElevenAreNot() throws Exception {
    assertThat(StrictSchema.of(nested(10))).isNotNull();
    assertThat(StrictSchema.of(nested(11))).isNull();
  }

  @Test
  void aThousandEnumValuesAreAllowed() throws Exception {
    assertThat(StrictSchema.of(object(enumOf(1000, "v")))).isNotNull();
    assertThat(StrictSchema.of(object(enumOf(1001, "v")))).isNull();
    assertThat(StrictSchema.of(object(enumOf(251, "v".repeat(70))))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "replan", "verdict", "summary"})
  void ourOwnAnswersAreStrict(String name) throws Exception {
    try (var file = Wire.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
      assertThat(StrictSchema.of(Wire.tree(file.readAllBytes()))).isNotNull();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'oneOf':[{'type':'string'}]} | oneOf in a",
        "{'type':'array','items':{'type':'string','not':{'const':'x'}}} | not in a",
        "{'type':'object','additionalProperties':true,'properties':{}} | additionalProperties in a",
        "{'$ref':'#/$defs/t','minimum':1} | $ref with other keywords beside it in a",
        "true | a schema that is no object in a",
      })
  void whatCannotBeExpressedIsNamed(String property, String what) throws Exception {
    assertThat(StrictSchema.inexpressible(object(property))).hasValue(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'object','properties':{'b':{'type':'string'}},'required':[]}",
        "{'enum':['a']}",
        "{'anyOf':[{'$ref':'#/$defs/t'},{'type':'null'}]}",
        "{'type':'string','minLength':3,'x-quote':true}",
      })
  void anOpenOrIncompleteObjectCanBeExpressed(String property) throws Exception {
    assertThat(StrictSchema.inexpressible(object(property))).isEmpty();
  }

  @Test
  void aUsersSchemaHasOneLevelLess() throws Exception {
    assertThat(StrictSchema.inexpressible(nested(9))).isEmpty();
    assertThat(StrictSchema.inexpressible(nested(10)).orElseThrow()).startsWith("more than 10");
  }

  private static String enumOf(int values, String text) {
    var all = new StringBuilder();
    for (int i = 0; i < values; i++) {
      all.append(i == 0 ? "" : ",").append("'").append(text).append(i).append("'");
    }
    return "{'type':'string','enum':[" + all + "]}";
  }

  private static JsonNode nested(int levels) throws MalformedMessage {
    var schema = tree("{'type':'string'}");
    for (int level = 1; level < levels; level++) {
      schema = object(schema.toString());
    }
    return schema;
  }

  private static JsonNode object(String property) throws MalformedMessage {
    return tree(
        "{'type':'object','additionalProperties':false,'required':['a'],'properties':{'a':%s}}"
            .formatted(property));
  }

  private static JsonNode tree(String json) throws MalformedMessage {
    return Wire.tree(json.replace('\'', '"'));
  }
}
