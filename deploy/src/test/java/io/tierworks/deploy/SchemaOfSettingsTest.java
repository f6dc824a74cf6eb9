package io.tierworks.deploy;

import static java.util.stream.Collectors.joining;

import io.tierworks.common.settings.SettingDefinition;
import io.tierworks.common.settings.SettingDefinitions;
import io.tierworks.common.testing.GeneratedPart;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compares the names of settings in `values.schema.json` with the setting definitions.
/// `-Dtierworks.docs=write` writes the file.
class SchemaOfSettingsTest {
  private static final String TIER = "tier.*.";

  /// Settings that the chart sets itself, and secrets. Workspaces have values of their own; MCP
  /// servers come by `extraEnv`.
  private static final Set<String> OF_THE_CHART =
      Set.of(
          "bootstrap",
          "topics.prefix",
          "topics.partitions",
          "topics.replication",
          "topics.compression",
          "intake",
          "intake.group-partitions",
          "tiers",
          "planner.standbys",
          "planner.state-dir",
          "planner.instance",
          "planner.http-host",
          "planner.http-port",
          "planner.api-token",
          "planner.api-token-file",
          "worker.grace",
          "worker.instance",
          "worker.http-host",
          "worker.http-port");

  private static final Set<String> OF_A_TIER =
      Set.of("tier.*.slots", "tier.*.timeout", "tier.*.key", "tier.*.key-file");

  @Test
  void settingsOfAllProcessesAreThoseThatAreDefined() throws IOException {
    part("Name of a setting")
        .mustBe(
            list(
                keys()
                    .filter(key -> !key.matches("(tier|workspace|mcp)[.].*"))
                    .filter(key -> !OF_THE_CHART.contains(key))));
  }

  @Test
  void settingsOfATierAreThoseThatAreDefined() throws IOException {
    part("Name of a setting of a tier")
        .mustBe(
            list(
                keys()
                    .filter(key -> key.startsWith(TIER))
                    .filter(key -> !OF_A_TIER.contains(key))
                    .map(key -> key.substring(TIER.length()))));
  }

  private static Stream<String> keys() {
    return SettingDefinitions.all().stream().map(SettingDefinition::key);
  }

  private static String list(Stream<String> keys) {
    return keys.map(key -> "        \"" + key + "\"").collect(joining(",\n", "\n", "\n      "));
  }

  private static GeneratedPart part(String title) {
    return new GeneratedPart(
        Chart.FOLDER.resolve("values.schema.json"),
        "\"title\": \"%s\",\n      \"enum\": [".formatted(title),
        "],\n      \"x-end\": \"%s\"".formatted(title));
  }
}
