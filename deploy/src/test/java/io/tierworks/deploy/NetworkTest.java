package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {
  private static final int DNS = 53;

  @ParameterizedTest
  @EnumSource(names = "EVERYTHING_ELSE", mode = EnumSource.Mode.EXCLUDE)
  void everyPodStandsUnderExactlyOnePolicyForBothDirections(Mode mode) {
    var manifests = mode.render();
    for (var workload : manifests.workloads()) {
      assertThat(manifests.of(Kind.NetworkPolicy))
          .filteredOn(policy ->
              workload
                  .labels()
                  .entrySet()
                  .containsAll(policy.texts("/spec/podSelector/matchLabels").entrySet()))
          .as(workload.toString())
          .singleElement()
          .satisfies(policy ->
              assertThat(policy.at("/spec/policyTypes")).hasToString("[\"Ingress\",\"Egress\"]"));
    }
  }

  @Test
  void aWorkerReachesNamesBrokersAndItsModelOnly() {
    var manifests = Mode.FURTHER_TIER.render();

    assertThat(egressPorts(manifests, "tierworks-worker-nano"))
        .containsExactly(DNS, DNS, 9093, 443);
    assertThat(egressPorts(manifests, "tierworks-worker-micro"))
        .containsExactly(DNS, DNS, 9093, 8000);
  }

  @Test
  void aWorkerReachesTheGitServersOfItsWorkspaces() {
    var manifests = Mode.WORKSPACES.render();

    assertThat(egressPorts(manifests, "tierworks-worker-nano"))
        .containsExactly(DNS, DNS, 9092, 443, 443, 8443);
    assertThat(egressPorts(manifests, "tierworks-planner")).containsExactly(DNS, DNS, 9092);
  }

  @Test
  void aPlannerReachesNoModel() {
    assertThat(egressPorts(Mode.DEFAULTS.render(), "tierworks-planner"))
        .containsExactly(DNS, DNS, 9092);
  }

  @Test
  void thePortsOfAllBrokersAreOpenEachOnce() {
    var manifests = Chart.render("kafka: {bootstrap: 'a:9094,b:9094,c:19092'}");

    assertThat(egressPorts(manifests, "tierworks-planner")).containsExactly(DNS, DNS, 9094, 19092);
  }

  @Test
  void nobodyReachesAWorkerAndOnlyTheAutoscalerReachesThePlanner() {
    var manifests = Mode.KEDA.render();

    assertThat(manifests.the(Kind.NetworkPolicy, "tierworks-worker-nano").at("/spec/ingress"))
        .isEmpty();
    assertThat(namespaces(manifests)).containsExactly("keda");
  }

  @Test
  void whatIsSwitchedOnMayAskThePlanner() {
    assertThat(namespaces(Mode.EXPOSED.render())).containsExactly("monitoring", "ingress-nginx");
    assertThat(namespaces(Mode.DEFAULTS.render())).isEmpty();
  }

  private static List<Integer> egressPorts(Manifests manifests, String name) {
    var rules = manifests.the(Kind.NetworkPolicy, name).at("/spec/egress");
    return StreamSupport.stream(rules.spliterator(), false)
        .flatMap(rule -> StreamSupport.stream(rule.path("ports").spliterator(), false))
        .map(port -> port.path("port").asInt())
        .toList();
  }

  private static List<String> namespaces(Manifests manifests) {
    var from = manifests.the(Kind.NetworkPolicy, "tierworks-planner").at("/spec/ingress/0/from");
    return StreamSupport.stream(from.spliterator(), false)
        .map(peer -> peer.path("namespaceSelector").path("matchLabels"))
        .filter(JsonNode::isObject)
        .map(labels -> labels.path("kubernetes.io/metadata.name").asText())
        .toList();
  }
}
