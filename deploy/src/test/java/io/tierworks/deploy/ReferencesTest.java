package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every reference between objects names an object that exists.
class ReferencesTest {
  @ParameterizedTest
  @EnumSource
  void aSelectorFindsThePodsOfItsOwnTemplate(Mode mode) {
    for (var workload : mode.render().workloads()) {
      assertThat(workload.labels())
          .as(workload.toString())
          .containsAllEntriesOf(workload.manifest().texts("/spec/selector/matchLabels"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noPodIsFoundByTheSelectorOfAnother(Mode mode) {
    var workloads = mode.render().workloads();
    for (var workload : workloads) {
      var selector = workload.manifest().texts("/spec/selector/matchLabels");
      if (!selector.isEmpty()) {
        assertThat(workloads.stream().filter(each -> matches(each, selector)))
            .containsExactly(workload);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void servicesBudgetsAndMonitorsFindPods(Mode mode) {
    var manifests = mode.render();
    for (var service : manifests.of(Kind.Service)) {
      assertFindsPods(manifests, service, "/spec/selector");
    }
    for (var kind : List.of(Kind.PodDisruptionBudget, Kind.PodMonitor)) {
      for (var each : manifests.of(kind)) {
        assertFindsPods(manifests, each, "/spec/selector/matchLabels");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void accountsConfigurationAndVolumesAreThere(Mode mode) {
    var manifests = mode.render();
    for (var workload : manifests.workloads()) {
      manifests.the(Kind.ServiceAccount, workload.pod().path("serviceAccountName").asText());
      assertThat(workload.environment(manifests)).containsKey("TIERWORKS_BOOTSTRAP");
      var volumes = names(workload.pod().path("volumes"));
      volumes.addAll(workload.manifest().at("/spec/volumeClaimTemplates").findValuesAsText("name"));
      assertThat(volumes)
          .as(workload.toString())
          .containsExactlyInAnyOrderElementsOf(mounts(workload));
    }
  }

  @ParameterizedTest
  @EnumSource
  void autoscalersAndRoutesNameWhatIsThere(Mode mode) {
    var manifests = mode.render();
    for (var kind : List.of(Kind.ScaledObject, Kind.HorizontalPodAutoscaler)) {
      for (var scaler : manifests.of(kind)) {
        manifests.the(Kind.Deployment, scaler.text("/spec/scaleTargetRef/name"));
      }
    }
    for (var scaler : manifests.of(Kind.ScaledObject)) {
      var authentication = scaler.text("/spec/triggers/0/authenticationRef/name");
      if (!authentication.isEmpty()) {
        manifests.the(Kind.TriggerAuthentication, authentication);
      }
    }
    for (var ingress : manifests.of(Kind.Ingress)) {
      manifests.the(Kind.Service, ingress.text("/spec/rules/0/http/paths/0/backend/service/name"));
    }
    manifests.the(
        Kind.Service, manifests.of(Kind.StatefulSet).getFirst().text("/spec/serviceName"));
  }

  @Test
  void theKeyOfAModelReachesItsWorkersAndNobodyElse() {
    var manifests =
        Chart.render("tiers: {nano: {secret: {name: nano-key, key: k}}}\nplanner: {replicas: 2}");

    assertThat(secrets(manifests))
        .containsEntry("tierworks-worker-nano", Set.of("nano-key"))
        .containsEntry("tierworks-worker-mini", Set.of("tierworks-model"))
        .containsEntry("tierworks-planner", Set.of());
    assertThat(manifests.workload("tierworks-worker-nano").variables())
        .containsEntry("TIERWORKS_TIER_NANO_KEY_FILE", "/etc/tierworks/model/k");
  }

  @Test
  void withUsersOfStrimziEachProcessLogsInAsItself() {
    var secrets = secrets(Mode.STRIMZI.render());

    assertThat(secrets.get("tierworks-planner"))
        .containsExactly("kafka-cluster-ca-cert", "tierworks.planner");
    assertThat(secrets.get("tierworks-worker-mini"))
        .containsExactly("kafka-cluster-ca-cert", "tierworks-model", "tierworks.worker-mini");
    assertThat(secrets)
        .anySatisfy((name, own) -> {
          assertThat(name).startsWith("tierworks-topics-");
          assertThat(own).containsExactly("kafka-cluster-ca-cert", "tierworks.admin");
        });
  }

  @Test
  void aProcessesOwnLoginGoesBeforeTheCommonOne() {
    var manifests = Mode.EVERYTHING_ELSE.render();

    assertThat(manifests.workload("tierworks-planner").secrets())
        .containsExactly("kafka-ca", "planner-login");
    assertThat(manifests.workload("tierworks-worker-nano").secrets())
        .containsExactly("kafka-ca", "kafka-login");
  }

  private static Map<String, Set<String>> secrets(Manifests manifests) {
    return manifests.workloads().stream()
        .collect(Collectors.toMap(Workload::name, Workload::secrets));
  }

  private static void assertFindsPods(Manifests manifests, Manifest finder, String pointer) {
    var selector = finder.texts(pointer);
    assertThat(selector).as(finder.toString()).isNotEmpty();
    assertThat(manifests.workloads()).as(finder.toString()).anyMatch(pod -> matches(pod, selector));
  }

  private static boolean matches(Workload workload, Map<String, String> selector) {
    return workload.labels().entrySet().containsAll(selector.entrySet());
  }

  private static Set<String> mounts(Workload workload) {
    var names = names(workload.container().path("volumeMounts"));
    workload
        .pod()
        .path("initContainers")
        .forEach(container -> names.addAll(names(container.path("volumeMounts"))));
    return names;
  }

  private static Set<String> names(JsonNode list) {
    var names = new TreeSet<String>();
    list.forEach(each -> names.add(each.path("name").asText()));
    return names;
  }
}
