package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values that the chart rejects before anything reaches a cluster.
class ValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plannner: {replicas: 1}                                    | plannner
          planner: {replicas: many}                                  | replicas
          planner: {replica: 2}                                      | replica
          autoscaling: {mode: kedaa}                                 | mode
          autoscaling: {mode: keda, polling: 5}                      | polling
          image: {tag: latest}                                       | tag
          intake: queue                                              | intake
          kafka: {bootstrap: brokers}                                | bootstrap
          kafka: {settings: {sasl.jaas.config: secret}}              | sasl.jaas.config
          kafka: {settings: {ssl.keystore.password: secret}}         | ssl.keystore.password
          kafka: {secrets: {sasl.jaas.config: plain}}                | sasl.jaas.config
          model: {secret: {name: x, key: y, value: sk-123}}          | value
          settings: {job.max-costs: 2}                               | job.max-costs
          settings: {planner.api-token: secret}                      | planner.api-token
          settings: {planner.planned-chains: "yes"}                  | planned-chains
          tiers: {nano: {settings: {strict: 1}}}                     | strict
          tiers: {nano: {slot: 64}}                                  | slot
          tiers: {nano: {settings: {key: sk-123}}}                   | key
          tiers: {nano: {timeoutSeconds: 0}}                         | timeoutSeconds
          ladder: [Nano]                                             | Nano
          topics: {replication: 0}                                   | replication
          workspaces: {Shop: {claim: {name: shop}}}                  | Shop
          workspaces: {shop: {}}                                     | shop
          workspaces: {shop: {claim: {}}}                            | name
          workspaces: {shop: {git: {url: git@example.org, ref: v1}}} | url
          workspaces: {shop: {git: {url: "https://a.b/c"}}}          | ref
          checkout: {image: alpine/git:latest}                       | image
          """)
  void aValueThatDoesNotExistOrCannotBeIsRefusedByTheSchema(String values, String named) {
    assertThatThrownBy(() -> Chart.text(values))
        .hasMessageContaining("values don't meet the specifications of the schema")
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tiers: {nano: {timeoutSeconds: 90, terminationGracePeriodSeconds: 90}}                | tiers.nano.terminationGracePeriodSeconds: is 90, must be at least graceSeconds + 10 = 100
          tierDefaults: {graceSeconds: 600, terminationGracePeriodSeconds: 609}                 | must be at least graceSeconds + 10 = 610
          ladder: [nano, mini, huge, flagship]                                                  | ladder: names huge, which has no block; add tiers.huge
          tiers: {huge: {}}                                                                     | tiers.huge: is not on the ladder; add it to `ladder`
          {autoscaling: {mode: hpa}, tiers: {mini: {autoscaling: {minReplicas: 0}}}}            | tiers.mini.autoscaling.minReplicas: is 0
          tiers: {mini: {autoscaling: {minReplicas: 20}}}                                       | above maxReplicas 10
          ingress: {enabled: true}                                                              | name a Secret in planner.apiToken.secret
          """)
  void whatCannotWorkTogetherIsRefusedWithTheWayOut(String values, String message) {
    assertThatThrownBy(() -> Chart.text(values)).hasMessageContaining(message);
  }

  @Test
  void anIngressMayGoWithoutATokenWhenThatIsSaid() {
    assertThat(Chart.render("ingress: {enabled: true, withoutToken: true}").of(Kind.Ingress))
        .hasSize(1);
  }

  @Test
  void aFlagMayBeQuotedOrNot() {
    var values = "tiers: {nano: {settings: {strict: %s}}}";

    assertThat(Chart.text(values.formatted("false")))
        .isEqualTo(Chart.text(values.formatted("'false'")))
        .contains("TIERWORKS_TIER_NANO_STRICT: \"false\"");
  }

  @Test
  void everyValueThatTheSchemaAllowsStandsInTheFileOfDefaults() {
    var file = Yaml.text(Chart.FOLDER.resolve("values.yaml"));
    var schema = Yaml.document(Chart.FOLDER.resolve("values.schema.json"));
    var names = names(schema);
    names.removeAll(Set.of("global", "claims"));

    assertThat(names)
        .hasSizeGreaterThan(50)
        .allSatisfy(name -> assertThat(file).containsPattern("\\b" + name + ":"));
  }

  @Test
  void aTierCanBeTakenOff() {
    var manifests = Chart.render("ladder: [nano, flagship]\ntiers: {mini: null}");

    assertThat(manifests.of(Kind.Deployment))
        .extracting(Manifest::name)
        .containsExactlyInAnyOrder("tierworks-worker-nano", "tierworks-worker-flagship");
  }

  @ParameterizedTest
  @ValueSource(strings = {"values-strimzi-keda.yaml", "values-own-models.yaml"})
  void theExamplesAreTaken(String file) {
    assertThat(Manifests.of(Chart.text(Path.of("k8s/examples").resolve(file))).workloads())
        .isNotEmpty();
  }

  /// Names of all fields, at every depth.
  private static Set<String> names(JsonNode schema) {
    var names = new TreeSet<String>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    schema.forEach(part -> names.addAll(names(part)));
    return names;
  }
}
