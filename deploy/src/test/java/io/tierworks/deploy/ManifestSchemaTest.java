package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Validates every manifest against the schemas of a Kubernetes 1.36 API server, KEDA, Strimzi and
/// the Prometheus operator, without a cluster.
@EnabledIf(
    value = "hasSchemas",
    disabledReason =
        "no Kubernetes schemas in ../shared/k8s-schemas beside the checkout, so no manifest is"
            + " checked against them; name their folder with -D"
            + KubernetesSchemas.PROPERTY)
class ManifestSchemaTest {
  private static final Optional<Path> FOLDER = KubernetesSchemas.folder();
  private static final KubernetesSchemas SCHEMAS =
      new KubernetesSchemas(FOLDER.orElse(Path.of("")));

  static boolean hasSchemas() {
    return FOLDER.isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void whatTheChartRendersIsTaken(Mode mode) {
    assertThat(faults(mode.render().all())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"install.yaml", "examples/strimzi-kafka.yaml"})
  void whatStandsReadyIsTaken(String file) {
    var manifests = Manifests.of(Yaml.text(Path.of("k8s").resolve(file)));

    assertThat(manifests.all()).isNotEmpty();
    assertThat(faults(manifests.all())).isEmpty();
  }

  @Test
  void everyKindOfObjectIsRendered() {
    var kinds = new TreeSet<String>();
    allModes().forEach(manifest -> kinds.add(manifest.kind()));

    assertThat(kinds)
        .containsExactly(Stream.of(Kind.values()).map(Kind::name).sorted().toArray(String[]::new));
  }

  @Test
  void aMisspelledFieldIsFoundInEveryObject() {
    var unnoticed = new ArrayList<String>();
    for (var manifest : allModes()) {
      for (var place : List.of("", "/metadata", "/spec")) {
        var copy = new Manifest(manifest.json().deepCopy());
        if (copy.at(place) instanceof ObjectNode object) {
          object.put("typo", 1);
          if (SCHEMAS.faults(copy).isEmpty()) {
            unnoticed.add(manifest + " " + place);
          }
        }
      }
    }
    assertThat(unnoticed).isEmpty();
  }

  @Test
  void aMisspelledFieldIsFoundDeepInside() {
    var keda = Mode.KEDA.render();
    var strimzi = Mode.STRIMZI.render();

    assertMisspelling(keda.the(Kind.StatefulSet, "tierworks-planner"), "/spec/template/spec");
    assertMisspelling(
        keda.the(Kind.Deployment, "tierworks-worker-nano"), "/spec/template/spec/containers/0");
    assertMisspelling(
        keda.the(Kind.Deployment, "tierworks-worker-nano"),
        "/spec/template/spec/containers/0/livenessProbe/httpGet");
    assertMisspelling(keda.the(Kind.ScaledObject, "tierworks-worker-nano"), "/spec/triggers/0");
    assertMisspelling(
        keda.the(Kind.ScaledObject, "tierworks-worker-nano"),
        "/spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown");
    assertMisspelling(keda.the(Kind.NetworkPolicy, "tierworks-planner"), "/spec/egress/0/ports/0");
    assertMisspelling(
        strimzi.the(Kind.KafkaUser, "tierworks.planner"), "/spec/authorization/acls/0/resource");
  }

  @Test
  void aValueOfTheWrongTypeIsFound() {
    var deployment = Mode.DEFAULTS.render().the(Kind.Deployment, "tierworks-worker-mini");
    ((ObjectNode) deployment.at("/spec")).put("replicas", "1");

    assertThat(SCHEMAS.faults(deployment)).singleElement().asString().contains("/spec/replicas");
  }

  private static void assertMisspelling(Manifest manifest, String place) {
    var copy = new Manifest(manifest.json().deepCopy());
    ((ObjectNode) copy.at(place)).put("typo", "x");

    assertThat(SCHEMAS.faults(copy)).as(place).isNotEmpty();
  }

  private static List<Manifest> allModes() {
    return Stream.of(Mode.values()).flatMap(mode -> mode.render().all().stream()).toList();
  }

  private static List<String> faults(List<Manifest> manifests) {
    return manifests.stream().flatMap(each -> SCHEMAS.faults(each).stream()).toList();
  }
}
