package io.tierworks.planner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.planner.judge.Summary.Part;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
  @Test
  void eachResultIsInOnePart() {
    assertThat(of("a b", "c").fault(List.of("a", "b", "c"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a,     in no part: b",
    "a b a, in more than one part: a",
    "a b c, no id of these results: c"
  })
  void aResultThatIsNotInExactlyOnePartIsNamed(String named, String fault) {
    assertThat(of(named).fault(List.of("a", "b"))).contains(fault);
  }

  @Test
  void theTextsAreShort() {
    var part = new Part("x".repeat(2_001), List.of("a"));
    assertThat(new Summary(List.of(part)).fault(List.of("a"))).isEmpty();
    var other = new Part("x".repeat(2_000), List.of("b"));
    assertThat(new Summary(List.of(part, other)).fault(List.of("a", "b")))
        .contains("the texts have 4001 characters, allowed are 4000");
  }

  /// @param parts ids of each, with blanks between
  private static Summary of(String... parts) {
    return new Summary(
        Arrays.stream(parts).map(ids -> new Part("text", List.of(ids.split(" ")))).toList());
  }
}
