package io.tierworks.common.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.testing.Promtool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  @Test
  void timeAndProcessorsOfTheJvmHaveTheNamesThatPrometheusExpects() {
    assertThat(metrics.text())
        .contains("\nprocess_cpu_seconds_total ", "\nsystem_cpus ")
        .doesNotContain("_ns", "system_cpu_count");
  }

  @Test
  @EnabledIf(
      value = "io.tierworks.common.testing.Promtool#isInstalled",
      disabledReason = Promtool.MISSING)
  void promtoolFindsNoFaultInTheMetricsOfAProcess() throws Exception {
    metrics.tierGauge("tierworks.tier.work.seconds", "Work of a tier", "nano", () -> 1);
    System.gc();
    Promtool.checkMetrics(metrics.text());
  }
}
