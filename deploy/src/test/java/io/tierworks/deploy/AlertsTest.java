package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.testing.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Checks the queries and runs the alerts over time with Prometheus's `promtool`.
@EnabledIf(
    value = "io.tierworks.common.testing.Promtool#isInstalled",
    disabledReason = Promtool.MISSING)
class AlertsTest {
  private static final Path RULES = Chart.FOLDER.resolve("files/rules.yaml").toAbsolutePath();

  @TempDir private static Path folder = Path.of("");

  @Test
  void alertsFireWhenTheyShouldAndAreQuietOtherwise() throws Exception {
    var tests = Yaml.text(Path.of("src/test/resources/alerts.promtool.yaml"));

    assertThat(promtool("test", tests.replace("RULES", RULES.toString()))).contains("SUCCESS");
  }

  @Test
  void everyQueryOfTheDashboardIsPromQl() throws Exception {
    var rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
    for (var query : MonitoringTest.dashboardQueries()) {
      rules.append("  - record: query%d\n".formatted(rules.length()));
      rules.append("    expr: '%s'\n".formatted(query));
    }
    assertThat(promtool("check", rules.toString())).contains("SUCCESS");
  }

  /// The output of a successful run.
  private static String promtool(String verb, String text)
      throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve(verb + ".yaml"), text);
    return Promtool.run("", verb, "rules", file.toString());
  }
}
