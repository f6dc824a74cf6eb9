package io.tierworks.deploy;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The chart, rendered by Helm as the release `tierworks` in the namespace `tierworks`.
final class Chart {
  static final Path FOLDER = Path.of("helm/tierworks");

  /// The oldest version that Chart.yaml allows.
  private static final String KUBERNETES = "1.30.0";

  private Chart() {}

  /// @param values YAML merged over the chart's own values
  /// @throws RuntimeException with Helm's output when the chart rejects the values
  static Manifests render(String values) {
    return Manifests.of(text(values));
  }

  static String text(String values) {
    try {
      var file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, values);
        return text(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path values) {
    return new Helm(FOLDER)
        .template()
        .withName("tierworks")
        .withNamespace("tierworks")
        .withKubeVersion(KUBERNETES)
        .withValuesFile(values)
        .call();
  }
}
