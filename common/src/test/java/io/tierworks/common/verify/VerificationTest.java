package io.tierworks.common.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Material;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
  /// As OpenAI's strict mode requires: all properties are required, an absent value is null.
  private static final String STRICT =
      """
      {"type":"object","additionalProperties":false,"required":["label","amount","tags","quote"],
       "properties":{
         "label":{"type":"string","enum":["bill","bug"]},
         "amount":{"type":["number","null"]},
         "tags":{"type":"array","items":{"$ref":"#/$defs/tag"}},
         "quote":{"anyOf":[{"type":"string"},{"type":"null"}]}},
       "$defs":{"tag":{"type":"string","maxLength":5}}}\
      """;

  private static final String QUOTING =
      """
      {"type":"object","properties":{"quote":{"type":["string","null"]},
       "claims":{"type":"array","items":{"type":"object","properties":{"quote":{"type":"string"}}}}}}\
      """;

  private final Verification verification = new Verification();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'label':'bill','amount':3.5,'tags':['a'],'quote':'x'}",
        "{'label':'bug','amount':null,'tags':[],'quote':null}"
      })
  void anAnswerThatIsValidAgainstTheSchemaPasses(String output) {
    assertThat(schema(output).passed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'label':'else','amount':1,'tags':[],'quote':null}   | /label",
        "{'label':'bill','amount':'1','tags':[],'quote':null} | /amount",
        "{'label':'bill','amount':1,'tags':['longer'],'quote':null} | /tags/0",
        "{'label':'bill','amount':1,'tags':[]}                | quote",
        "{'label':'bill','amount':1,'tags':[],'quote':null,'more':1} | more",
        "'bill'                                               | answer"
      })
  void anInvalidAnswerIsRejectedAndThePlaceIsNamed(String output, String place) {
    var check = schema(output);
    assertThat(check.passed()).isFalse();
    assertThat(check.detail()).contains(place);
  }

  @Test
  void anInvalidSchemaIsFoundBeforeTheCall() {
    assertThat(checks("[1]").fault()).isPresent();
    assertThat(checks(STRICT).fault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'quote':'charged twice'}",
        "{'quote':'CHARGED   Twice'}",
        "{'quote':'said \\\"no\\\" to me'}",
        "{'quote':''}",
        "{'quote':null}",
        "{}",
        "{'claims':[{'quote':'invoice was'},{'quote':'sort'}]}"
      })
  void aQuotationThatOccursInTheMaterialPasses(String output) {
    assertThat(grounded(output).passed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'quote':'charged thrice'}",
        "{'quote':'invented earlier'}",
        "{'claims':[{'quote':'invoice was'},{'quote':'invoice is'}]}"
      })
  void aQuotationThatDoesNotOccurIsRejected(String output) {
    assertThat(grounded(output).passed()).isFalse();
  }

  @Test
  void onlyTheMostRecentSchemasAreCached() {
    var schemas = new Schemas(2);
    for (int i = 0; i < 5; i++) {
      schemas.compile(json("{\"type\":\"object\",\"minProperties\":" + i + "}"));
    }
    assertThat(schemas.size()).isEqualTo(2);
  }

  @Test
  void aChainThatNamesAGroundingShowsItAlsoWithoutQuotations() {
    var rules =
        new AnswerRules(json(QUOTING), false, List.of("schema", "grounded"), List.of(), List.of());
    assertThat(verification.of(rules, List.of()).of(List.of(), json("{}")))
        .extracting(Check::name)
        .containsExactly("schema", "grounded");
  }

  private Check schema(String output) {
    return checks(STRICT).of(List.of(), json(quoted(output))).getFirst();
  }

  private Check grounded(String output) {
    var inputs =
        List.of(
            Material.of("item", "My invoice was\n charged twice."),
            Material.of("input", "{\"text\":\"He said \\\"no\\\" to me\"}"),
            Material.of("previous", "{\"quote\":\"invented earlier\"}"));
    return checks(QUOTING, "quote", "claims.quote").of(inputs, json(quoted(output))).getLast();
  }

  private StepChecks checks(String schema, String... quotes) {
    var shared = List.of(Material.of("goal", "Sort the mail"));
    return verification.of(
        new AnswerRules(json(schema), false, List.of("schema"), List.of(), List.of(quotes)),
        shared);
  }

  private static JsonNode json(String text) {
    try {
      return Wire.tree(text);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
