package io.tierworks.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A part of a file that is generated from the code. A test compares it; `-Dtierworks.docs=write`
/// writes it.
///
/// @param begin the text before the part
/// @param end the text after the part
public record GeneratedPart(Path page, String begin, String end) {

  /// @throws AssertionError if the file has other text
  public void mustBe(String text) throws IOException {
    var kept = Files.readString(page);
    var expected =
        kept.substring(0, kept.indexOf(begin) + begin.length())
            + text
            + kept.substring(kept.indexOf(end));
    if ("write".equals(System.getProperty("tierworks.docs"))) {
      Files.writeString(page, expected);
    }
    assertThat(Files.readString(page)).isEqualTo(expected);
  }
}
