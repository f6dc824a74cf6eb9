package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.testing.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Keeps `k8s/install.yaml` what the chart renders with its own values. Write it anew with
/// `-Dtierworks.docs=write`.
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
