package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.settings.TierSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A stopping pod lets its calls finish.
class GraceTest {
  private static final Duration MARGIN = Duration.ofSeconds(10);

  @ParameterizedTest
  @EnumSource
  void aWorkerIsGivenLongerThanTheLongestCall(Mode mode) {
    var manifests = mode.render();
    for (var worker : manifests.of(Kind.Deployment).stream().map(Workload::new).toList()) {
      var settings = EnvironmentTest.settings(manifests, worker);
      var tier = TierSettings.from(settings, worker.container().at("/args/1").asText());
      var grace = settings.duration("worker.grace");

      assertThat(grace).as(worker.toString()).isGreaterThanOrEqualTo(tier.timeout());
      assertThat(patience(worker)).isGreaterThanOrEqualTo(grace.plus(MARGIN));
    }
  }

  @Test
  void aShorterGraceIsAChoiceOfThePersonWhoSetsIt() {
    var manifests = Chart.render("tiers: {nano: {timeoutSeconds: 300, graceSeconds: 20}}");
    var worker = manifests.workload("tierworks-worker-nano");

    assertThat(worker.variables()).containsEntry("TIERWORKS_WORKER_GRACE", "PT20S");
    assertThat(patience(worker)).isEqualTo(Duration.ofSeconds(35));
  }

  @Test
  void anUpdateBringsTheNewPodBeforeItTakesTheOld() {
    var worker = Mode.DEFAULTS.render().the(Kind.Deployment, "tierworks-worker-nano");

    assertThat(worker.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1)).isZero();
  }

  @Test
  void aDrainedNodeTakesAPartOfATierOnlyAndOnePlanner() {
    var manifests = Chart.render("planner: {replicas: 2}");

    assertThat(
            manifests
                .the(Kind.PodDisruptionBudget, "tierworks-worker-nano")
                .text("/spec/maxUnavailable"))
        .isEqualTo("25%");
    assertThat(
            manifests
                .the(Kind.PodDisruptionBudget, "tierworks-planner")
                .at("/spec/maxUnavailable")
                .asInt())
        .isEqualTo(1);
  }

  private static Duration patience(Workload worker) {
    return Duration.ofSeconds(worker.pod().path("terminationGracePeriodSeconds").asLong());
  }
}
