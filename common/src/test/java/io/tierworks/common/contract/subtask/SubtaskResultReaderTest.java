package io.tierworks.common.contract.subtask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import org.junit.jupiter.api.Test;

class SubtaskResultReaderTest {
  @Test
  void aFieldThatOccursTwiceIsNamed() {
    assertThatThrownBy(() -> read("'type':'answered','output':{},'output':{}"))
        .isInstanceOfSatisfying(
            MalformedMessage.class,
            error -> assertThat(error.why()).startsWith("output").contains("twice"));
  }

  @Test
  void anUnknownFieldIsIgnored() throws MalformedMessage {
    var started =
        "'type':'started','job':'j','tier':'nano','worker':'w','attempts':['j/s/1'],"
            + "'at':'2026-11-20T00:00:00Z'";
    assertThat(read(started + ",'later':{'a':[1]}")).isEqualTo(read(started));
  }

  private static SubtaskResult read(String fields) throws MalformedMessage {
    return Wire.readOwn(
        ("{" + fields + "}").replace('\'', '"').getBytes(UTF_8), SubtaskResult.class);
  }
}
