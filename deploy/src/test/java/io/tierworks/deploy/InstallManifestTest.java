package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.testing.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Compares `k8s/install.yaml` with the chart rendered with its default values.
/// `-Dtierworks.docs=write` writes the file.
class InstallManifestTest {
  private static final Path FILE = Path.of("k8s/install.yaml");

  @Test
  void theManifestForKubectlIsWhatTheChartRenders() throws IOException {
    new GeneratedPart(FILE, "# begin: rendered from the chart\n", "# end\n")
        .mustBe(Chart.text("") + "\n");
  }

  @Test
  void itGoesIntoWhateverNamespaceItIsAppliedTo() {
    assertThat(Manifests.of(Yaml.text(FILE)).all())
        .isNotEmpty()
        .allSatisfy(manifest -> assertThat(manifest.at("/metadata").has("namespace")).isFalse());
  }
}
