package io.tierworks.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.worker.Subtasks;
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
    assertThat(checks(Subtasks.classify().schema("[1]").of("j", 1)).fault()).isPresent();
    assertThat(checks(Subtasks.classify().schema(STRICT).of("j", 1)).fault()).isEmpty();
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
      schemas.compile(Subtasks.json("{\"type\":\"object\",\"minProperties\":" + i + "}"));
    }
    assertThat(schemas.size()).isEqualTo(2);
  }

  private Check schema(String output) {
    var subtask = Subtasks.classify().schema(STRICT).of("j", 1);
    return checks(subtask).of(List.of(), Subtasks.json(quoted(output))).getFirst();
  }

  private Check grounded(String output) {
    var subtask =
        Subtasks.classify()
            .schema(QUOTING)
            .quotes("quote", "claims.quote")
            .inputs(
                Material.of("item", "My invoice was\n charged twice."),
                Material.of("input", "{\"text\":\"He said \\\"no\\\" to me\"}"),
                Material.of("previous", "{\"quote\":\"invented earlier\"}"))
            .of("j", 1);
    return checks(subtask).of(subtask.content().inputs(), Subtasks.json(quoted(output))).getLast();
  }

  private StepChecks checks(Subtask subtask) {
    return verification.of(subtask.answer(), subtask.content().shared());
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
