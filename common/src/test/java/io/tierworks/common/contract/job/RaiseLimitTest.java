package io.tierworks.common.contract.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The reader of commands and their schema agree on what a duration is.
class RaiseLimitTest {
  private static final JsonSchema SCHEMA = JsonSchema.named("job-command");

  @ParameterizedTest
  @CsvSource({"5s, PT5S", "30m, PT30M", "PT30M, PT30M", "7d, PT168H", "P1DT12H, PT36H"})
  void aTimeIsReadInEitherNotation(String text, Duration time) throws Exception {
    assertThat(SCHEMA.violations(Wire.tree(json(text)))).isEmpty();
    assertThat(read(text)).isEqualTo(new JobCommand.RaiseLimit("a", null, time, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "30", "30 minutes", "P", "P99999999999999999999D", "999999999d"})
  void anythingElseIsRefusedWithTheWayOut(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("maxTime: must be a duration such as 30m or PT30M");
  }

  private static JobCommand read(String time) throws MalformedMessage {
    return Wire.read(json(time).getBytes(StandardCharsets.UTF_8), JobCommand.class);
  }

  private static String json(String time) {
    return "{\"type\":\"raise_limit\",\"id\":\"a\",\"maxTime\":\"%s\"}".formatted(time);
  }
}
