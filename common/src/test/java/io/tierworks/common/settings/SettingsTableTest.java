package io.tierworks.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps `docs/settings.md` true. Write it anew with `-Dtierworks.docs=write`.
class SettingsTableTest {
  private static final Path PAGE = Path.of("../docs/settings.md");
  private static final String BEGIN = "<!-- table: made from the catalogue -->\n";
  private static final String END = "<!-- end of table -->\n";

  @Test
  void thePageListsEverySettingAsTheCatalogueHasIt() throws IOException {
    var page = Files.readString(PAGE);
    var expected =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table()
            + page.substring(page.indexOf(END));
    if ("write".equals(System.getProperty("tierworks.docs"))) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  private static String table() {
    return "| Setting | Environment | Default | Meaning |\n|---|---|---|---|\n"
        + Catalogue.settings().stream().map(SettingsTableTest::row).collect(Collectors.joining());
  }

  private static String row(Setting setting) {
    var key = setting.key().replace("*", "TIER");
    var variable = "TIERWORKS_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    var fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
    return "| `%s` | `%s` | %s | %s |%n".formatted(key, variable, fallback, setting.meaning());
  }
}
