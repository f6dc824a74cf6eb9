package io.tierworks.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The part of a page of the documentation that is made from the code. Written anew with
/// `-Dtierworks.docs=write`.
///
/// @param begin the line before it
/// @param end the line behind it
public record GeneratedPart(Path page, String begin, String end) {

  /// @throws AssertionError when the page says something else
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
