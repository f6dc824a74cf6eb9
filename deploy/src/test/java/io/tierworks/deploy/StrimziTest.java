package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.cli.admin.StrimziManifest;
import io.tierworks.common.broker.Compression;
import io.tierworks.common.broker.IntakeMode;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.access.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The chart's topics and users equal the declared ones that `topics strimzi` prints.
class StrimziTest {
  private static final List<String> TIERS = List.of("nano", "mini", "flagship");

  @Test
  void withTheDefaultsTheChartRendersWhatTheCommandPrints() {
    assertSame(
        "strimzi: {enabled: true}",
        new StrimziManifest(
            new TopicSettings("tierworks.", TIERS, 4, 1, -1, Compression.GZIP, IntakeMode.SHARE),
            "kafka"));
  }

  @Test
  void soItDoesWithOtherTiersPrefixPartitionsAndCluster() {
    assertSame(
        """
        strimzi: {enabled: true, cluster: main}
        topics: {prefix: _Team_A., partitions: 12, groupPartitions: 48, replication: 3, compression: zstd}
        intake: group
        ladder: [tiny, nano, mini, flagship]
        tiers: {tiny: {settings: {model: m, price-input: 1, price-cached: 1, price-output: 1}}}
        """,
        new StrimziManifest(
            new TopicSettings(
                "_Team_A.",
                List.of("tiny", "nano", "mini", "flagship"),
                12,
                48,
                3,
                Compression.ZSTD,
                IntakeMode.GROUP),
            "main"));
  }

  @Test
  void everyDeclaredTopicIsAResource() {
    assertThat(Mode.STRIMZI.render().of(Kind.KafkaTopic))
        .extracting(topic -> topic.text("/spec/topicName"))
        .containsExactlyInAnyOrderElementsOf(
            new Topics("tierworks.", TIERS, 4, 1, Compression.GZIP)
                .all().stream().map(Topic::name).toList());
  }

  @Test
  void aTopicOutlivesTheRelease() {
    assertThat(Mode.STRIMZI.render().of(Kind.KafkaTopic))
        .allSatisfy(topic ->
            assertThat(topic.texts("/metadata/annotations"))
                .containsEntry("helm.sh/resource-policy", "keep"));
  }

  @Test
  void aWorkersUserMayDoWhatItsRoleMayAndNothingElse() {
    var role =
        Role.all(new Topics("tierworks.", TIERS, 4, 1, Compression.GZIP)).stream()
            .filter(each -> each.name().equals(Role.ofWorkers("nano")))
            .findFirst()
            .orElseThrow();
    var acls =
        Mode.STRIMZI
            .render()
            .the(Kind.KafkaUser, "tierworks.worker-nano")
            .at("/spec/authorization/acls");

    assertThat(acls)
        .extracting(acl -> acl.at("/resource/name").asText() + " " + acl.path("operations"))
        .containsExactlyElementsOf(
            role.rights().stream()
                .map(right ->
                    right.resource().name()
                        + " [\""
                        + String.join("\",\"", right.operationNames())
                        + "\"]")
                .toList());
  }

  @Test
  void theExampleClusterIsTheOneOfTheExampleValues() {
    var cluster = Manifests.of(Yaml.text(Path.of("k8s/examples/strimzi-kafka.yaml")));
    var values = Yaml.document(Path.of("k8s/examples/values-strimzi-keda.yaml"));
    var kafka = cluster.all().getLast();

    assertThat(kafka.name()).isEqualTo(values.at("/strimzi/cluster").asText());
    assertThat(cluster.all().getFirst().texts("/metadata/labels"))
        .containsEntry("strimzi.io/cluster", kafka.name());
    assertThat(kafka.at("/spec/kafka/listeners/0/port").asInt()).isEqualTo(9093);
    assertThat(kafka.text("/spec/kafka/listeners/0/authentication/type"))
        .isEqualTo("scram-sha-512");
    assertThat(kafka.text("/spec/kafka/authorization/type")).isEqualTo("simple");
  }

  private static void assertSame(String values, StrimziManifest printed) {
    var manifests = Chart.render(values);
    var rendered =
        Stream.of(Kind.KafkaTopic, Kind.KafkaUser)
            .flatMap(kind -> manifests.of(kind).stream())
            .toList();

    assertThat(byName(rendered)).isEqualTo(byName(Manifests.of(printed.yaml()).all()));
  }

  /// Specification and cluster of each resource, without the chart's labels.
  private static Map<String, List<JsonNode>> byName(List<Manifest> manifests) {
    var all = new TreeMap<String, List<JsonNode>>();
    for (var each : manifests) {
      all.put(
          each.toString(),
          List.of(each.at("/spec"), each.at("/metadata/labels/strimzi.io~1cluster")));
    }
    return all;
  }
}
