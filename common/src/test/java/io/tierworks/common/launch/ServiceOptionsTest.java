package io.tierworks.common.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.settings.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceOptionsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aValueFollowsItsOptionOrAnEqualsSign() {
    var options = parse("--tier=nano", "--bootstrap", "a:1", "--set=tier.nano.url=http://b/v1?x=y");
    assertThat(options.tier()).contains("nano");
    assertThat(options.withParent()).isFalse();
    assertThat(options.settings().list("bootstrap")).containsExactly("a:1");
    assertThat(options.settings().text("tier.nano.url")).isEqualTo("http://b/v1?x=y");
    assertThat(parse("--with-parent", "--tier", "mini"))
        .extracting(ServiceOptions::withParent, o -> o.tier().orElseThrow())
        .containsExactly(true, "mini");
  }

  @Test
  void theEnvironmentNamesTheSettingsFileAndAnOptionNamesAnother() throws IOException {
    var one = Files.writeString(folder.resolve("one"), "planner.threads=3");
    var other = Files.writeString(folder.resolve("other"), "planner.threads=5");
    var environment = Map.of("TIERWORKS_CONFIG", one.toString());
    assertThat(ServiceOptions.parse(List.of(), environment).settings().integer("planner.threads"))
        .isEqualTo(3);
    var options = ServiceOptions.parse(List.of("--config", other.toString()), environment);
    assertThat(options.settings().integer("planner.threads")).isEqualTo(5);
  }

  @Test
  void aWrongOptionIsNamed() {
    assertThatThrownBy(() -> parse("--tires", "nano"))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageStartingWith("--tires: no such option; there are --config");
    assertThatThrownBy(() -> parse("--tier")).hasMessage("--tier: has no value");
    assertThatThrownBy(() -> parse("--set", "intake"))
        .hasMessage("--set intake: must be KEY=VALUE");
  }

  private static ServiceOptions parse(String... arguments) {
    return ServiceOptions.parse(List.of(arguments), Map.of());
  }
}
