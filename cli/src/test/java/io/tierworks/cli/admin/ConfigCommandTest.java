package io.tierworks.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.Ran;
import io.tierworks.common.settings.Catalogue;
import org.junit.jupiter.api.Test;

class ConfigCommandTest {
  @Test
  void everySettingIsShownWithItsOriginAndMeaning() {
    var ran = Ran.command("config", "--set", "planner.window-job=7");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSizeGreaterThanOrEqualTo(Catalogue.settings().size());
    assertThat(ran.out()).containsPattern("planner.window-job +7 +set +Subtasks of one job");
  }

  @Test
  void secretsAreMasked() {
    var ran =
        Ran.command(
            "config",
            "--json",
            "--set",
            "tier.nano.key=sk-123",
            "--set",
            "kafka.sasl.jaas.config=pw-456");

    assertThat(ran.out()).contains("***").doesNotContain("sk-123").doesNotContain("pw-456");
  }
}
