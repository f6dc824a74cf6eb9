package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsLoader;
import io.tierworks.common.settings.TierSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reads every variable of a pod as the process does, where an unknown one is fatal.
class EnvironmentTest {
  @ParameterizedTest
  @EnumSource
  void everyProcessCanReadItsSettings(Mode mode) {
    var manifests = mode.render();
    for (var workload : manifests.workloads()) {
      var settings = settings(manifests, workload);
      assertThat(TierSettings.all(settings))
          .as(workload.toString())
          .hasSameSizeAs(settings.list("tiers"));
    }
  }

  @Test
  void theDefaultsOfTheChartAreThoseOfTheProcesses() {
    var manifests = Mode.DEFAULTS.render();
    var ours = settings(manifests, manifests.workload("tierworks-planner"));
    var defaults = Settings.of(java.util.Map.of());

    assertThat(TierSettings.all(ours)).isEqualTo(TierSettings.all(defaults));
    assertThat(Topics.from(ours)).isEqualTo(Topics.from(defaults));
    for (var key : List.of("topics.replication", "intake.group-partitions", "planner.standbys")) {
      assertThat(ours.text(key)).as(key).isEqualTo(defaults.text(key));
    }
  }

  @Test
  void aPlannerHasItsPodsNameAndADiskAndOpensItsPort() {
    var manifests = Chart.render("planner: {replicas: 2}");
    var planner = manifests.workload("tierworks-planner");
    var settings = settings(manifests, planner);

    assertThat(planner.variables().get("TIERWORKS_PLANNER_INSTANCE")).contains("metadata.name");
    assertThat(settings.integer("planner.standbys")).isEqualTo(1);
    assertThat(settings.text("planner.http-host")).isEqualTo("0.0.0.0");
    assertThat(settings.integer("planner.http-port"))
        .isEqualTo(planner.container().at("/ports/0/containerPort").asInt());
    assertThat(planner.container().path("volumeMounts"))
        .extracting(mount -> mount.path("mountPath").asText())
        .contains(settings.text("planner.state-dir"));
  }

  @Test
  void aTokenOfTheApiIsReadFromItsSecret() {
    var manifests = Mode.EXPOSED.render();
    var planner = manifests.workload("tierworks-planner");

    assertThat(planner.secrets()).contains("api-token");
    assertThat(settings(manifests, planner).text("planner.api-token-file"))
        .isEqualTo("/etc/tierworks/api-token/token");
  }

  @Test
  void aTierOfOnesOwnHasItsEndpointItsPricesAndItsTime() {
    var manifests = Mode.FURTHER_TIER.render();
    var worker = manifests.workload("tierworks-worker-micro");
    var settings = settings(manifests, worker);
    var tier = TierSettings.from(settings, "micro");

    assertThat(worker.container().path("args")).hasToString("[\"--tier\",\"micro\"]");
    assertThat(settings.address("tier.micro.url")).hasToString("http://vllm.models:8000/v1");
    assertThat(tier.slots()).isEqualTo(8);
    assertThat(tier.timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.list("tiers")).containsExactly("nano", "micro", "mini", "flagship");
    assertThat(worker.secrets())
        .contains("tierworks.worker-micro")
        .doesNotContain("tierworks-model");
  }

  @Test
  void settingsOfTheKafkaClientsArriveUnderTheirOwnNames() {
    var manifests = Mode.EVERYTHING_ELSE.render();
    var settings = settings(manifests, manifests.workload("tierworks-worker-nano"));

    assertThat(settings.below("kafka."))
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("client.dns.lookup", "use_all_dns_ips")
        .containsEntry("config.providers.my-dir_1.class", "org.example.Folder")
        .containsEntry("client.id", "worker")
        .containsEntry("ssl.truststore.type", "PEM")
        .containsEntry("ssl.truststore.location", "/etc/tierworks/kafka-ca/ca.crt")
        .containsKey("sasl.jaas.config");
    assertThat(settings.text("job.max-cost")).isEqualTo("2.00");
  }

  @Test
  void aChangedSettingRollsThePodsAndRunsTheJobOfTheTopicsAgain() {
    var before = Mode.DEFAULTS.render();
    var after = Chart.render("topics: {partitions: 8}");

    assertThat(annotation(after, "tierworks-planner"))
        .isNotEqualTo(annotation(before, "tierworks-planner"));
    assertThat(after.of(Kind.Job).getFirst().name())
        .isNotEqualTo(before.of(Kind.Job).getFirst().name());
  }

  @Test
  void anUpgradeLeavesAJobAloneThatDoesTheSame() {
    var job = Mode.DEFAULTS.render().of(Kind.Job).getFirst();

    assertThat(new Workload(job).labels())
        .as("a Job cannot be changed, and its name does not follow the version of the chart")
        .doesNotContainKeys("helm.sh/chart", "app.kubernetes.io/version");
  }

  private static String annotation(Manifests manifests, String workload) {
    return manifests
        .workload(workload)
        .manifest()
        .text("/spec/template/metadata/annotations/checksum~1settings");
  }

  static Settings settings(Manifests manifests, Workload workload) {
    return new SettingsLoader().environment(workload.environment(manifests)).load();
  }
}
