package io.tierworks.planner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditTallyTest {
  /// The example of Newcombe (Statistics in Medicine 17, 1998, table I, method 3).
  @Test
  void theBoundsAreThoseOfWilsonsScoreInterval() {
    assertThat(ShareBounds.of(81, 263)).isEqualTo(new ShareBounds(0.308, 0.2553, 0.3662));
    assertThat(ShareBounds.of(0, 20)).isEqualTo(new ShareBounds(0.0, 0, 0.1611));
    assertThat(ShareBounds.of(29, 29)).isEqualTo(new ShareBounds(1.0, 0.883, 1));
  }

  @Test
  void withoutAuditsNothingIsKnown() {
    assertThat(AuditTally.NONE.falseAcceptance()).isEqualTo(new ShareBounds(null, 0, 1));
    assertThat(new AuditTally(0, 0, 9).trueAcceptance()).isEqualTo(new ShareBounds(null, 0, 1));
  }

  @Test
  void undecidedAuditsDoNotCount() {
    var tally = new AuditTally(3, 1, 5).plus(new AuditTally(0, 0, 1));
    assertThat(tally.falseAcceptance()).isEqualTo(ShareBounds.of(1, 4));
    assertThat(tally.trueAcceptance()).isEqualTo(ShareBounds.of(3, 4));
  }
}
