package io.tierworks.planner.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.telemetry.Metrics;
import io.tierworks.planner.routing.AuditTally;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.LearnedAcceptance;
import io.tierworks.planner.routing.TierStats;
import io.tierworks.planner.routing.VerdictLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcceptanceRoutesTest {
  private static final KindTier OF = new KindTier("triage@2", "nano");
  private static final List<String> CHAIN = List.of("schema", "rules");

  private final Metrics metrics = new Metrics();
  private final LearnedAcceptance learned = new LearnedAcceptance();
  private final AcceptanceRoutes routes = new AcceptanceRoutes(metrics, learned);

  @AfterEach
  void close() {
    metrics.close();
  }

  private void publish(int partition, AuditTally... audits) {
    var log = VerdictLog.empty(OF);
    for (var audit : audits) {
      log = log.plus(CHAIN, audit);
    }
    learned.observe(new TierStats(partition, log));
    routes.measure(log);
  }

  @Test
  void theRouteShowsWhatAllPartitionsCounted() {
    publish(0, AuditTally.AGREED);
    publish(1, AuditTally.DISAGREED);
    publish(0, AuditTally.AGREED, AuditTally.AGREED, AuditTally.UNDECIDED);
    assertThat(answer())
        .isEqualTo("[%s,%s]".formatted(line("rules"), line("schema")).replace("'", "\""));
  }

  private static String line(String link) {
    return "{'kind':'triage@2','tier':'nano','link':'"
        + link
        + "','audits':{'agreed':2,'disagreed':1,'undecided':1},"
        + "'trueAcceptance':{'share':0.6667,'low':0.2077,'high':0.9385},"
        + "'falseAcceptance':{'share':0.3333,'low':0.0615,'high':0.7923}}";
  }

  @Test
  void theMetricsShowWhatAllPartitionsCountedOnceForEachLink() {
    publish(0, AuditTally.AGREED);
    publish(1, AuditTally.DISAGREED, AuditTally.DISAGREED);
    var labels = "{kind=\"triage@2\",link=\"rules\",tier=\"nano\",";
    assertThat(metrics.text())
        .contains("tierworks_audits_total" + labels + "verdict=\"agree\"} 1.0")
        .contains("tierworks_audits_total" + labels + "verdict=\"disagree\"} 2.0")
        .contains("tierworks_false_acceptance{bound=\"low\",kind=\"triage@2\",link=\"rules\"")
        .contains("tierworks_tier_acceptance{kind=\"triage@2\",tier=\"nano\"} 0.8");
  }

  @Test
  void withoutAuditsThereIsNothingToShow() {
    publish(0);
    assertThat(answer()).isEqualTo("[]");
    assertThat(metrics.text()).doesNotContain("tierworks_audits");
  }

  private String answer() {
    var route = Objects.requireNonNull(routes.all().get("/api/acceptance"));
    return new String(route.answer("").body(), StandardCharsets.UTF_8);
  }
}
