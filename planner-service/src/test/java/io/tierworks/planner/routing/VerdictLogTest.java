package io.tierworks.planner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerdictLogTest {

  @Test
  void aLogKeepsTheLatestVerdictsInOrderWithTheirTimes() {
    var log =
        VerdictLog.empty(Logs.NANO)
            .plus(Verdict.ACCEPTED, Logs.at(1))
            .plus(Verdict.REFUSED, Logs.at(4))
            .plus(Verdict.ACCEPTED_AFTER, Logs.at(9));
    assertThat(log.recent()).isEqualTo("arA");
    assertThat(log.entries())
        .containsExactly(
            new VerdictLog.Entry(Verdict.ACCEPTED, Logs.at(1)),
            new VerdictLog.Entry(Verdict.REFUSED, Logs.at(4)),
            new VerdictLog.Entry(Verdict.ACCEPTED_AFTER, Logs.at(9)));
    assertThat(log.counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("accepted", 1L, "refused", 1L, "acceptedAfter", 1L));
  }

  @Test
  void olderVerdictsLeaveForTheBase() {
    var log = Logs.of(70, 0).plus(Verdict.REFUSED, Logs.at(100));
    assertThat(log.recent()).hasSize(VerdictLog.RECENT).endsWith("ar");
    assertThat(log.base()).containsExactly(Map.entry("accepted", 7.0));
    assertThat(log.entries().getFirst().at()).isEqualTo(Logs.at(7));
    assertThat(log.counts().get("accepted")).isEqualTo(70);
  }

  @Test
  void theBaseForgets() {
    var log = Logs.plus(Logs.of(64, 0), new Random(1), 2_000, 0.5);
    double base = log.base().values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(base).isBetween(VerdictLog.MOST_IN_BASE / 2, VerdictLog.MOST_IN_BASE);
    assertThat(log.counts().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2_064);
  }

  @Test
  void aVerdictOfAClockThatWentBackKeepsTheOrder() {
    var log =
        VerdictLog.empty(Logs.NANO)
            .plus(Verdict.ACCEPTED, Logs.at(9))
            .plus(Verdict.REFUSED, Logs.at(2));
    assertThat(log.lastAt()).isEqualTo(Logs.at(9));
    assertThat(log.gaps()).isEqualTo(List.of(0L, 0L));
  }

  @Test
  void aRecordIsFlatAndReadAsItWasWritten() throws MalformedMessage {
    var stats = new TierStats(3, Logs.of(66, 2));
    var json = Wire.tree(Wire.bytes(stats));
    assertThat(json.path("partition").asInt()).isEqualTo(3);
    assertThat(json.path("kind").asText()).isEqualTo("extract");
    assertThat(Wire.read(Wire.bytes(stats), TierStats.class)).isEqualTo(stats);
    assertThat(stats.key()).isEqualTo("3/extract/nano");
  }

  @Test
  void auditsStayWithLaterVerdictsAndInTheRecord() throws MalformedMessage {
    var log =
        Logs.plus(Logs.of(1, 0).plus(List.of("schema"), AuditTally.AGREED), new Random(2), 70, 1);
    assertThat(log.audits()).containsExactly(Map.entry("schema", AuditTally.AGREED));
    var stats = new TierStats(3, log);
    assertThat(Wire.read(Wire.bytes(stats), TierStats.class)).isEqualTo(stats);
  }

  @Test
  void aRecordWithCountsOfANewerPlannerIsRead() throws MalformedMessage {
    var json =
        """
        {"partition":0,"kind":"extract","tier":"nano","counts":{"accepted":2,"falseAccepted":1},
         "base":{},"recent":"aa","gaps":[0,5],"lastAt":"2026-11-28T00:00:00Z","other":1}
        """;
    var read = Wire.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), TierStats.class);
    assertThat(read.log().counts()).containsEntry("falseAccepted", 1L);
    assertThat(Acceptance.of(List.of(read.log())).fresh()).isEqualTo(new Share(2, 0));
  }
}
