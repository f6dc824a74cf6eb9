package io.tierworks.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.cost.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void theDefaultsAreTheThreeTiersWithTheirPrices() {
    var ladder = TierSettings.all(Settings.of(Map.of()));
    assertThat(ladder).extracting(TierSettings::name).containsExactly("nano", "mini", "flagship");
    assertThat(ladder)
        .extracting(TierSettings::model)
        .containsExactly("gpt-5.4-nano", "gpt-5.4-mini", "gpt-5.4");
    assertThat(ladder.getLast().price()).isEqualTo(Price.perMillion("2.50", "0.25", "15.00"));
  }

  @Test
  void flagsWinOverTheEnvironmentAndTheEnvironmentOverTheFile(@TempDir Path folder)
      throws IOException {
    var file =
        Files.writeString(
            folder.resolve("t.properties"), "bootstrap=a:1\nintake=group\nplanner.lease=9s\n");
    var settings =
        new SettingsLoader()
            .file(file)
            .environment(Map.of("TIERWORKS_INTAKE", "share", "TIERWORKS_PLANNER_LEASE", "8s"))
            .flags(Map.of("planner.lease", "7s"))
            .load();
    assertThat(settings.list("bootstrap")).containsExactly("a:1");
    assertThat(settings.text("intake")).isEqualTo("share");
    assertThat(settings.duration("planner.lease")).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void anEnvironmentVariableReachesTierAndKafkaSettings() {
    var settings =
        new SettingsLoader()
            .environment(
                Map.of(
                    "TIERWORKS_TIER_NANO_PRICE_INPUT", "0.1",
                    "TIERWORKS_TIER_HUGE_MODEL", "m-1",
                    "TIERWORKS_KAFKA_SASL_JAAS_CONFIG", "secret stuff",
                    "TIERWORKS_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"))
            .load();
    assertThat(settings.text("tier.nano.price-input")).isEqualTo("0.1");
    assertThat(settings.text("tier.huge.model")).isEqualTo("m-1");
    assertThat(settings.below("kafka.")).containsEntry("security.protocol", "SASL_SSL");
    assertThat(settings.toString()).doesNotContain("secret stuff");
  }

  @Test
  void theOpenAiVariablesServeEveryTier() {
    var settings =
        new SettingsLoader()
            .environment(
                Map.of("OPENAI_API_KEY", "sk-canary", "OPENAI_BASE_URL", "http://localhost:9/v1"))
            .load();
    var nano = TierSettings.from(settings, "nano");
    assertThat(settings.address("tier.nano.url")).hasToString("http://localhost:9/v1");
    assertThat(settings.secret("tier.nano.key").value()).isEqualTo("sk-canary");
    assertThat(settings + " " + settings.masked() + nano + settings.secret("tier.nano.key"))
        .doesNotContain("canary");
  }

  @Test
  void everyFaultIsReportedAtOnceWithItsKeyAndAFix() {
    assertThatThrownBy(() ->
            Settings.of(
                Map.of(
                    "bootstrp",
                    "x:1",
                    "planner.lease",
                    "soon",
                    "tier.nano.price-input",
                    "-2",
                    "intake",
                    "queue")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("bootstrp: no such setting; did you mean bootstrap?")
        .hasMessageContaining(
            "planner.lease: 'soon' must be a duration such as 250ms, 2s, 5m or PT1H")
        .hasMessageContaining("tier.nano.price-input: '-2' must be an amount of dollars")
        .hasMessageContaining("intake: 'queue' must be share or group");
  }

  @Test
  void aFlagIsTrueOrFalse() {
    var settings = Settings.of(Map.of("planner.planned-chains", "true"));
    assertThat(settings.flag("planner.planned-chains")).isTrue();
    assertThat(settings.flag("tier.nano.strict")).isTrue();
    assertThat(Settings.of(Map.of("tier.nano.strict", "false")).flag("tier.nano.strict")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUE", "yes", "1", "on", " true", ""})
  void anyOtherWordForAFlagIsRefused(String word) {
    assertThatThrownBy(
            () -> Settings.of(Map.of("planner.planned-chains", word, "tier.nano.strict", word)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("planner.planned-chains: '" + word + "' must be true or false")
        .hasMessageContaining("tier.nano.strict: '" + word + "' must be true or false");
  }

  @Test
  void anUnknownVariableWithOurPrefixIsFatal() {
    assertThatThrownBy(
            () -> new SettingsLoader().environment(Map.of("TIERWORKS_BOOTSTRPA", "x")).load())
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("TIERWORKS_BOOTSTRPA: no such setting");
  }

  @Test
  void aSecretInAFileIsRefusedWithoutShowingIt(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("t.properties"), "tier.nano.key=sk-canary\n");
    assertThatThrownBy(() -> new SettingsLoader().file(file).load())
        .hasMessageContaining("tier.nano.key: a secret has no place in a settings file")
        .hasMessageNotContaining("canary");
  }

  @Test
  void aTierWithoutAPriceIsRefused() {
    var settings = Settings.of(Map.of("tiers", "nano,mine", "tier.mine.model", "m"));
    assertThatThrownBy(() -> TierSettings.all(settings))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("tier.mine.price-input: missing");
  }

  @Test
  void aPriceThatIsNotPerMillionTokensIsRefused() {
    assertThatThrownBy(() -> Price.perMillion("2500000", "1", "1"))
        .hasMessageContaining("one million tokens");
  }

  @Test
  void aSecretMayBeInAFileOfItsOwn(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("token"), "canary-token\n");
    var settings = Settings.of(Map.of("planner.api-token-file", file.toString()));
    assertThat(settings.secret("planner.api-token").value()).isEqualTo("canary-token");
    assertThat(settings + " " + settings.masked()).doesNotContain("canary");
  }

  @Test
  void aSecretsFileThatCannotBeReadIsNamed() {
    var settings = Settings.of(Map.of("tier.nano.key-file", "/nowhere/key"));
    assertThatThrownBy(() -> settings.secret("tier.nano.key"))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("tier.nano.key-file: /nowhere/key cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sasl.jaas.config",
        "ssl.key.password",
        "ssl.keystore.password",
        "ssl.truststore.password",
        "ssl.keystore.key",
        "sasl.oauthbearer.client.credentials.client.secret",
        "sasl.oauthbearer.assertion.private.key.passphrase",
        "producer.ssl.key.password",
        "SASL.JAAS.CONFIG"
      })
  void everySecretOfTheKafkaClientsIsMaskedAndRefusedOnACommandLine(String name) {
    var settings = Settings.of(Map.of("kafka." + name, "canary"));
    assertThat(settings + " " + KafkaConnection.from(settings)).doesNotContain("canary");
    assertThatThrownBy(
            () -> new SettingsLoader().commandLine(Map.of("kafka." + name, "canary")).load())
        .hasMessageContaining("kafka." + name + ": a secret has no place on a command line")
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl.keystore.location",
        "ssl.truststore.type",
        "sasl.oauthbearer.token.endpoint.url",
        "sasl.mechanism"
      })
  void aValueThatIsNotSecretIsAllowedOnACommandLine(String name) {
    var settings = new SettingsLoader().commandLine(Map.of("kafka." + name, "shown")).load();
    assertThat(settings.toString()).contains("shown");
  }

  @Test
  void theFaultsOfAllRecordsAreReportedAtOnce() {
    var settings =
        Settings.of(
            Map.of(
                "topics.partitions", "0",
                "topics.replication", "0",
                "bootstrap", "kafka",
                "tier.nano.slots", "0",
                "tier.mini.max-tries", "0"));
    assertThatThrownBy(() ->
            settings.check(List.of(TopicSettings::from, KafkaConnection::from, TierSettings::all)))
        .isInstanceOf(InvalidSettings.class)
        .message()
        .hasLineCount(5)
        .contains(
            "topics.partitions: must be at least 1, not 0",
            "topics.replication: must be -1",
            "bootstrap: 'kafka' must be host:port",
            "tier.nano.slots: must be at least 1",
            "tier.mini.max-tries: must be at least 1");
  }
}
