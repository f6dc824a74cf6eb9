package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every pod in every mode meets the level `restricted` of the Pod Security Standards, and further
/// rules.
class PodSafetyTest {
  static Stream<Workload> workloads() {
    return Stream.of(Mode.values()).flatMap(mode -> mode.render().workloads().stream());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aPodRunsAsNobodyAndHasNoTokenOfTheCluster(Workload workload) {
    var pod = workload.pod();
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(65532);
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(pod.path("containers")).hasSize(1);
    assertThat(pod.fieldNames()).toIterable().doesNotContain("hostNetwork", "hostPID", "hostIPC");
    assertThat(pod.path("volumes"))
        .allSatisfy(volume ->
            assertThat(volume.fieldNames())
                .toIterable()
                .containsAnyOf("emptyDir", "secret", "persistentVolumeClaim")
                .doesNotContain("hostPath"));
  }

  /// Kubernetes would add variables such as `TIERWORKS_PLANNER_SERVICE_HOST`, and a process rejects
  /// unknown settings.
  @ParameterizedTest
  @MethodSource("workloads")
  void servicesOfTheNamespacePutNoVariablesIntoAPod(Workload workload) {
    assertThat(workload.pod().path("enableServiceLinks").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aContainerCanWriteNowhereButWhereItMust(Workload workload) {
    var security = workload.container().path("securityContext");
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(security.path("privileged").asBoolean()).isFalse();
    assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(mount(workload, "/tmp").path("readOnly").asBoolean()).isFalse();
    assertThat(workload.container().path("volumeMounts"))
        .filteredOn(mount -> mount.path("mountPath").asText().matches("/(etc|workspaces)/.+"))
        .allSatisfy(mount -> assertThat(mount.path("readOnly").asBoolean()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void anImageHasAVersion(Workload workload) {
    var image = workload.container().path("image").asText();
    assertThat(image).containsPattern(":[0-9][^:/]*$").doesNotEndWith(":latest");
    assertThat(image).containsPattern("(^|/)tierworks/(planner|worker|cli):");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void memoryIsWhatWasAskedForAndProcessorTimeIsNotCapped(Workload workload) {
    var resources = workload.container().path("resources");
    assertThat(resources.at("/limits/memory").asText())
        .isNotEmpty()
        .isEqualTo(resources.at("/requests/memory").asText());
    assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
    assertThat(resources.path("limits").has("cpu")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aServiceIsProbedAndAJobIsNot(Workload workload) {
    var container = workload.container();
    if (workload.manifest().kind().equals(Kind.Job.name())) {
      assertThat(container.has("livenessProbe")).isFalse();
      return;
    }
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/health/live");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
    assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aPodOnASilentNodeIsReplacedSoon(Workload workload) {
    if (!workload.manifest().kind().equals(Kind.Job.name())) {
      assertThat(workload.pod().path("tolerations"))
          .filteredOn(toleration -> toleration.path("effect").asText().equals("NoExecute"))
          .extracting(toleration -> toleration.path("tolerationSeconds").asInt())
          .containsExactly(30, 30);
    }
  }

  @Test
  void podsSpreadOverZonesAndNodesEachRevisionByItself() {
    var workload = Mode.DEFAULTS.render().workload("tierworks-worker-mini");
    var spread = workload.pod().path("topologySpreadConstraints");

    assertThat(spread)
        .extracting(each -> each.path("topologyKey").asText())
        .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
    assertThat(spread)
        .allSatisfy(each -> {
          assertThat(each.at("/matchLabelKeys/0").asText()).isEqualTo("pod-template-hash");
          assertThat(workload.labels())
              .containsAllEntriesOf(Manifest.texts(each.at("/labelSelector/matchLabels")));
        });
  }

  private static JsonNode mount(Workload workload, String path) {
    return StreamSupport.stream(workload.container().path("volumeMounts").spliterator(), false)
        .filter(mount -> mount.path("mountPath").asText().equals(path))
        .findFirst()
        .orElseThrow();
  }
}
