package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoscalingTest {
  @ParameterizedTest
  @EnumSource
  void theNumberOfWorkersHasOneOwner(Mode mode) {
    var manifests = mode.render();
    var scaled =
        java.util.stream.Stream.of(Kind.ScaledObject, Kind.HorizontalPodAutoscaler)
            .flatMap(kind -> manifests.of(kind).stream())
            .map(scaler -> scaler.text("/spec/scaleTargetRef/name"))
            .toList();

    assertThat(scaled).doesNotHaveDuplicates();
    for (var worker : manifests.of(Kind.Deployment)) {
      assertThat(worker.at("/spec").has("replicas"))
          .as(worker.toString())
          .isNotEqualTo(scaled.contains(worker.name()));
    }
  }

  @Test
  void kedaAsksThePlannerForTheWorkOfTheTierAndStartsFromNothing() {
    var manifests = Mode.KEDA.render();
    var scaler = manifests.the(Kind.ScaledObject, "tierworks-worker-nano");
    var metadata = scaler.texts("/spec/triggers/0/metadata");

    assertThat(scaler.text("/spec/triggers/0/type")).isEqualTo("metrics-api");
    assertThat(metadata)
        .containsEntry("url", "http://tierworks-planner.tierworks.svc:8080/api/scaling/nano")
        .containsEntry("valueLocation", "workSeconds")
        .containsEntry("targetValue", "640")
        .containsEntry("activationTargetValue", "0")
        .containsEntry("authMode", "bearer");
    assertThat(scaler.at("/spec/minReplicaCount").asInt(-1)).isZero();
    assertThat(scaler.at("/spec/pollingInterval").asInt()).isEqualTo(5);
    assertThat(
            manifests
                .the(Kind.TriggerAuthentication, "tierworks-planner")
                .texts("/spec/secretTargetRef/0"))
        .containsEntry("parameter", "token")
        .containsEntry("name", "api-token");
  }

  @Test
  void theTargetIsTheTiersSlotsTimesTheSecondsItMayTake() {
    var manifests =
        Chart.render(
            """
            autoscaling: {mode: keda}
            tiers: {mini: {slots: 20, autoscaling: {targetSeconds: 3}}}
            """);

    assertThat(target(manifests, "mini")).isEqualTo("60");
    assertThat(target(manifests, "flagship")).isEqualTo("160");
  }

  @Test
  void withoutASignalTheWorkersThatAreThereStay() {
    var fallback = Mode.KEDA.render().the(Kind.ScaledObject, "tierworks-worker-nano");

    assertThat(fallback.text("/spec/fallback/behavior")).isEqualTo("currentReplicasIfHigher");
    assertThat(fallback.at("/spec/fallback/replicas").asInt()).isEqualTo(1);
  }

  @Test
  void prometheusIsAskedForThisInstallationAndAMissingSeriesIsNoZero() {
    var scaler = Mode.PROMETHEUS.render().the(Kind.ScaledObject, "tierworks-worker-mini");

    assertThat(scaler.texts("/spec/triggers/0/metadata"))
        .containsEntry(
            "query", "max(tierworks_tier_work_seconds{tier=\"mini\",namespace=\"tierworks\"})")
        .containsEntry("threshold", "640")
        .containsEntry("ignoreNullValues", "false");
  }

  @Test
  void aPlainAutoscalerReadsTheSameSignalAsAnExternalMetric() {
    var scaler = Mode.HPA.render().the(Kind.HorizontalPodAutoscaler, "tierworks-worker-flagship");
    var metric = scaler.at("/spec/metrics/0/external");

    assertThat(metric.at("/metric/name").asText()).isEqualTo("tierworks_tier_work_seconds");
    assertThat(Manifest.texts(metric.at("/metric/selector/matchLabels")))
        .containsEntry("tier", "flagship");
    assertThat(metric.at("/target/type").asText()).isEqualTo("AverageValue");
    assertThat(metric.at("/target/averageValue").asText()).isEqualTo("160");
    assertThat(scaler.at("/spec/minReplicas").asInt()).isEqualTo(1);
  }

  @Test
  void upIsFastAndDownIsSlow() {
    var behavior =
        Mode.KEDA
            .render()
            .the(Kind.ScaledObject, "tierworks-worker-nano")
            .at("/spec/advanced/horizontalPodAutoscalerConfig/behavior");

    assertThat(behavior.at("/scaleUp/stabilizationWindowSeconds").asInt(-1)).isZero();
    assertThat(behavior.at("/scaleUp/selectPolicy").asText()).isEqualTo("Max");
    assertThat(behavior.at("/scaleDown/stabilizationWindowSeconds").asInt()).isEqualTo(300);
  }

  @Test
  void aTierCanBeLeftOut() {
    var manifests = Mode.KEDA.render();

    assertThat(manifests.of(Kind.ScaledObject))
        .extracting(Manifest::name)
        .containsExactlyInAnyOrderElementsOf(
            List.of("tierworks-worker-mini", "tierworks-worker-nano"));
    assertThat(
            manifests
                .the(Kind.Deployment, "tierworks-worker-flagship")
                .at("/spec/replicas")
                .asInt())
        .isEqualTo(2);
  }

  private static String target(Manifests manifests, String tier) {
    return manifests
        .the(Kind.ScaledObject, "tierworks-worker-" + tier)
        .text("/spec/triggers/0/metadata/targetValue");
  }
}
