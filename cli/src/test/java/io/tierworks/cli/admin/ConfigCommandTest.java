package io.tierworks.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.CommandRun;
import io.tierworks.common.settings.SettingDefinitions;
import org.junit.jupiter.api.Test;

class ConfigCommandTest {
  @Test
  void everySettingIsListedWithItsOriginAndMeaning() {
    var ran = CommandRun.command("config", "--set", "planner.window-job=7");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSizeGreaterThanOrEqualTo(SettingDefinitions.all().size());
    assertThat(ran.out()).containsPattern("planner.window-job +7 +set +Subtasks of one job");
  }

  @Test
  void aSecretOnTheCommandLineIsRejectedAndNotPrinted() {
    var ran =
        CommandRun.command(
            "config", "--set", "tier.nano.key=sk-123", "--set", "kafka.sasl.jaas.config=pw-456");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains("tier.nano.key: a secret has no place on a command line", "tier.nano.key-file")
        .contains("kafka.sasl.jaas.config: a secret has no place", "kafka.config.providers")
        .doesNotContain("sk-123")
        .doesNotContain("pw-456");
  }

  @Test
  void aReferenceToAKafkaSecretIsAllowedAndMasked() {
    var ran =
        CommandRun.command(
            "config", "--json", "--set", "kafka.ssl.keystore.password=${file:/run/x:pw-789}");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("***").doesNotContain("pw-789");
  }
}
