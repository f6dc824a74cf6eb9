package io.tierworks.common.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {

  @Test
  void itReadsWhatWeWrite() {
    var random = new Random(1);
    long end = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    for (int i = 0; i < 20_000; i++) {
      long seconds = random.nextLong(Instant.parse("0001-01-01T00:00:00Z").getEpochSecond(), end);
      int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
      int unit = units[random.nextInt(units.length)];
      var at = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / unit * unit);
      assertThat(InstantReader.read(InstantText.of(at))).isEqualTo(at);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T21:30:00Z",
        "2024-02-29T00:00:00.5Z",
        "2026-11-27T21:30:00.000000001Z"
      })
  void itReadsFractionsOfAnyLength(String text) {
    assertThat(InstantReader.read(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-27T21:30:00",
        "2026-11-27T21:30:00.Z",
        "2026-11-27T21:30:00.1234567890Z",
        "2026-11-27T21:30:00+01:00",
        "2026-11-27T21:30Z",
        "2026-11-27 21:30:00Z",
        "2026-1a-27T21:30:00Z",
        "2026-02-30T21:30:00Z",
        "2026-11-27T24:00:00Z",
        "2026-11-27T21:60:00Z",
        "2026-11-27T21:30:60Z",
        "+12026-11-27T21:30:00Z"
      })
  void itLeavesOtherTextsToJackson(String text) {
    assertThat(InstantReader.read(text)).isNull();
  }

  @Test
  void aTimeWithAnOffsetIsStillRead() throws Exception {
    assertThat(wire("\"2026-11-27T21:30:00+01:00\""))
        .isEqualTo(Instant.parse("2026-11-27T20:30:00Z"));
  }

  @Test
  void aDayThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> wire("\"2026-02-30T21:30:00Z\"")).isInstanceOf(MalformedMessage.class);
  }

  private static Instant wire(String json) throws MalformedMessage {
    return Wire.read(json.getBytes(StandardCharsets.UTF_8), Instant.class);
  }
}
