package io.tierworks.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.StrictSchema;
import io.tierworks.common.contract.json.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanSchemaTest {
  private static final String RULES =
      "{'link':'rules','rules':[{'rule':'answer.a > 0','message':'a is above 0'}]}";
  private static final String RUBRIC =
      "{'link':'rubric','tier':'mini','criteria':['It is short.']}";

  @ParameterizedTest
  @ValueSource(
      strings = {"'schema'", "'schema','grounded'", "'schema'," + RULES, RULES + "," + RUBRIC})
  void aPlanWithChainsMayHaveRulesAndRubrics(String links) {
    assertThat(faults(PlanSchema.WITH_CHAINS, links)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'person'",
        "{'link':'agreement','samples':3,'quorum':2}",
        "{'link':'rules','rules':[]}",
        "{'link':'rubric','rules':[{'rule':'a','message':'b'}]}",
        "{'link':'rubric','tier':'mini'}"
      })
  void itHasNoOtherLinks(String links) {
    assertThat(faults(PlanSchema.WITH_CHAINS, links)).isPositive();
  }

  @Test
  void withoutChainsLinksAreNames() {
    assertThat(faults(PlanSchema.PLAIN, "'schema'")).isZero();
    assertThat(faults(PlanSchema.PLAIN, RULES)).isPositive();
  }

  @Test
  void bothCanBeStrict() {
    assertThat(StrictSchema.of(PlanSchema.PLAIN)).isNotNull();
    assertThat(StrictSchema.of(PlanSchema.WITH_CHAINS)).isNotNull();
  }

  private static int faults(JsonNode schema, String links) {
    var plan =
        """
        {'form':'map','reason':'','decisions':'','steps':[{'id':'a','kind':'extract','tier':'nano',
         'over':'items','inputs':[],'instructions':'Do it','output':[],'verify':[%s],'tools':[],
         'maxOutputTokens':10}]}
        """
            .formatted(links)
            .replace('\'', '"');
    try {
      return new JsonSchema(schema).violations(Wire.tree(plan)).size();
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
