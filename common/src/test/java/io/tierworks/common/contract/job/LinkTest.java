package io.tierworks.common.contract.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"schema\"",
        "\"grounded\"",
        "\"person\"",
        "{\"link\":\"rules\",\"rules\":[{\"rule\":\"answer.a > 0\",\"message\":\"a is negative\"}]}",
        "{\"link\":\"agreement\",\"samples\":3,\"quorum\":2}",
        "{\"link\":\"votes\",\"samples\":3,\"lead\":2}",
        "{\"link\":\"votes\",\"samples\":5,\"lead\":6,\"weights\":{\"mini\":3}}",
        "{\"link\":\"rubric\",\"tier\":\"mini\",\"criteria\":[\"It is polite.\"]}"
      })
  void aLinkIsWrittenAsItIsRead(String json) throws Exception {
    var link = Wire.convert(Wire.tree(json), Link.class);
    assertThat(Wire.tree(Wire.text(link))).isEqualTo(Wire.tree(json));
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> Wire.convert(Wire.tree("\"luck\""), Link.class))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining(
            "schema, rules, grounded, citations, applies, agreement, votes, rubric, person");
  }

  @Test
  void kindsTemplatesAndJobsHaveTheSameLinks() {
    var links = JsonSchema.named("template").source().path("$defs");
    assertThat(JsonSchema.named("kind").source().path("$defs")).isEqualTo(links);
    assertThat(JsonSchema.named("job").source().path("$defs").properties())
        .containsAll(links.properties());
  }
}
