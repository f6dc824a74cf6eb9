package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonitoringTest {
  private static final Pattern METRIC = Pattern.compile("\\btierworks_\\w+");

  /// Metrics that planners and workers serve on `/metrics` and that this chart uses.
  private static final Set<String> SERVED =
      Set.of(
          "tierworks_tier_out",
          "tierworks_tier_ready",
          "tierworks_tier_slots",
          "tierworks_tier_work_seconds",
          "tierworks_tier_acceptance",
          "tierworks_tier_drifted",
          "tierworks_worker_slots",
          "tierworks_worker_in_flight",
          "tierworks_worker_endpoint_places",
          "tierworks_worker_endpoint_held");

  @Test
  void everyQueryAsksForMetricsThatAreServed() {
    var asked = new TreeSet<String>();
    for (var query : queries()) {
      var metrics = METRIC.matcher(query).results().map(match -> match.group()).toList();
      assertThat(metrics).as(query).isNotEmpty();
      asked.addAll(metrics);
    }
    assertThat(SERVED).containsAll(asked);
  }

  @Test
  void theDashboardShowsEveryMetricThatIsServed() {
    assertThat(String.join("\n", dashboardQueries())).contains(SERVED);
  }

  @Test
  void everyQueryClosesWhatItOpens() {
    for (var query : queries()) {
      for (var pair : List.of("()", "{}", "[]")) {
        assertThat(query.chars().filter(c -> c == pair.charAt(0)).count())
            .as(query)
            .isEqualTo(query.chars().filter(c -> c == pair.charAt(1)).count());
      }
    }
  }

  @Test
  void panelsHaveTheirOwnPlaceAndNumber() {
    var panels = dashboard().path("panels");

    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels)
        .extracting(panel -> panel.path("gridPos").toString())
        .doesNotHaveDuplicates();
    assertThat(panels).allSatisfy(panel -> assertThat(panel.path("title").asText()).isNotBlank());
  }

  @Test
  void anAlertSaysWhatHappensAndWhatToDo() {
    assertThat(rules())
        .isNotEmpty()
        .allSatisfy(rule -> {
          assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
          assertThat(rule.at("/annotations/action").asText()).isNotBlank();
          assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
          assertThat(rule.path("for").asText()).isNotBlank();
        });
  }

  @Test
  void theOperatorGetsTheRulesAndTheDashboardAsTheyStandInTheirFiles() throws Exception {
    var manifests = Mode.EXPOSED.render();

    assertThat(manifests.the(Kind.PrometheusRule, "tierworks").at("/spec/groups"))
        .isEqualTo(Yaml.document(Chart.FOLDER.resolve("files/rules.yaml")).path("groups"));
    assertThat(
            manifests
                .the(Kind.ConfigMap, "tierworks-dashboard")
                .at("/data")
                .path("tierworks.json")
                .asText())
        .isEqualTo(Yaml.text(Chart.FOLDER.resolve("files/dashboard.json")).strip());
  }

  @Test
  void scrapersShowTheTokenToThePlannerThatAsksForItAndToNobodyElse() {
    var manifests = Mode.EXPOSED.render();
    var planner = manifests.the(Kind.PodMonitor, "tierworks-planner");
    var workers = manifests.the(Kind.PodMonitor, "tierworks-workers");

    assertThat(planner.text("/spec/podMetricsEndpoints/0/authorization/credentials/name"))
        .isEqualTo("api-token");
    assertThat(workers.at("/spec/podMetricsEndpoints/0").has("authorization")).isFalse();
    assertThat(workers.texts("/metadata/labels")).containsEntry("release", "prometheus");
  }

  private static List<String> queries() {
    var scaled = Mode.PROMETHEUS.render().of(Kind.ScaledObject).stream();
    return Stream.of(
            dashboardQueries().stream(),
            rules().stream().map(rule -> rule.path("expr").asText()),
            scaled.map(scaler -> scaler.text("/spec/triggers/0/metadata/query")),
            Mode.HPA.render().of(Kind.HorizontalPodAutoscaler).stream()
                .map(scaler -> scaler.text("/spec/metrics/0/external/metric/name")))
        .flatMap(each -> each)
        .toList();
  }

  static List<String> dashboardQueries() {
    var queries = new ArrayList<String>();
    for (var panel : dashboard().path("panels")) {
      panel.path("targets").forEach(target -> queries.add(target.path("expr").asText()));
    }
    return queries;
  }

  private static List<JsonNode> rules() {
    var rules = new ArrayList<JsonNode>();
    Yaml.document(Chart.FOLDER.resolve("files/rules.yaml"))
        .path("groups")
        .forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  private static JsonNode dashboard() {
    return Yaml.document(Chart.FOLDER.resolve("files/dashboard.json"));
  }
}
