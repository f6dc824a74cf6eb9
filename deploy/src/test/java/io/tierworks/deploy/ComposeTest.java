package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The workspaces of the Compose files.
class ComposeTest {
  private static final Pattern DEFAULT = Pattern.compile("\\$\\{SHOP_FOLDER:-([^}]+)}:.*");

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "compose.git.yaml"})
  void theWorkersOfAllTiersMountTheirWorkspacesReadOnly(String file) {
    var services = services(file);
    for (var tier : new String[] {"nano", "mini", "flagship"}) {
      var paths =
          services.path(tier).path("environment").properties().stream()
              .filter(each -> each.getKey().matches("TIERWORKS_WORKSPACE_.+_PATH"))
              .map(each -> each.getValue().asText())
              .toList();
      assertThat(paths)
          .as(tier)
          .isNotEmpty()
          .allSatisfy(path ->
              assertThat(services.path(tier).path("volumes"))
                  .extracting(JsonNode::asText)
                  .anyMatch(mount -> mount.endsWith(":" + path + ":ro")));
    }
  }

  @Test
  void theDefaultFolderOfTheShopExists() {
    var mount = DEFAULT.matcher(services("compose.yaml").at("/nano/volumes/0").asText());

    assertThat(mount.matches()).isTrue();
    assertThat(Path.of(mount.group(1)).resolve("README.md")).matches(Files::isRegularFile);
  }

  @Test
  void theCheckoutIsMadeAsInTheChart() {
    var checkout = services("compose.git.yaml").path("checkout");
    var init = Mode.WORKSPACES.render().workload("tierworks-worker-nano");

    assertThat(lines(checkout.at("/command/0").asText().replace("$$", "$")))
        .isEqualTo(lines(init.pod().at("/initContainers/0/args/0").asText()));
    assertThat(checkout.path("image").asText())
        .contains(init.pod().at("/initContainers/0/image").asText());
  }

  /// All but the first, which names the folder.
  private static List<String> lines(String script) {
    return script.lines().skip(1).toList();
  }

  private static JsonNode services(String file) {
    return Yaml.resolved(Path.of(file)).path("services");
  }
}
