package io.tierworks.common.settings;

import io.tierworks.common.testing.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps `docs/reference/settings.md` true. Rewrite it with `-Dtierworks.docs=write`.
class SettingsTableTest {
  private static final GeneratedPart PART =
      new GeneratedPart(
          Path.of("../docs/reference/settings.md"),
          "<!-- table: made from the definitions -->\n",
          "<!-- end of table -->\n");

  @Test
  void thePageListsEverySettingWithItsDefinition() throws IOException {
    PART.mustBe(table());
  }

  private static String table() {
    return "| Setting | Environment | Default | Meaning |\n|---|---|---|---|\n"
        + SettingDefinitions.all().stream()
            .map(SettingsTableTest::row)
            .collect(Collectors.joining());
  }

  private static String row(SettingDefinition setting) {
    var key = setting.key().replace("*", setting.key().startsWith("tier.") ? "TIER" : "NAME");
    var variable = "TIERWORKS_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    var fallback = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
    return "| `%s` | `%s` | %s | %s |%n".formatted(key, variable, fallback, setting.description());
  }
}
