package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartLintTest {
  private static final Pattern PROJECT_VERSION =
      Pattern.compile("<artifactId>tierworks</artifactId>\\s*<version>([^<]+)</version>");

  @Test
  void helmFindsNothingToWarnAbout() {
    var lint = new Helm(Chart.FOLDER).lint().strict().quiet().call();

    assertThat(lint.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
  }

  @Test
  void theChartAndItsImagesHaveTheVersionOfTheBuild() {
    var pom = PROJECT_VERSION.matcher(Yaml.text(Path.of("../pom.xml")));
    assertThat(pom.find()).isTrue();

    var chart = Yaml.document(Chart.FOLDER.resolve("Chart.yaml"));
    assertThat(chart.path("version").asText()).isEqualTo(pom.group(1));
    assertThat(chart.path("appVersion").asText()).isEqualTo(pom.group(1));
  }
}
