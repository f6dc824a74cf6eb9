package io.tierworks.e2e.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A client or validator that is not ours. `deploy/ci/foreign-clients` installs what the machine
/// lacks.
///
/// @param parts what must be there: paths below the folder of that script, or names on the `PATH`
record ForeignProgram(List<String> command, List<String> parts) {
  private static final Path INSTALLED = Path.of("..", "target", "ci", "foreign").toAbsolutePath();
  private static final Path SCRIPTS = Path.of("src", "test", "foreign").toAbsolutePath();
  private static final String PYTHON_PACKAGES = "usr/lib/python3/dist-packages";
  private static final int SECONDS = 60;

  static ForeignProgram kcat() {
    return new ForeignProgram(List.of("kcat"), List.of("kcat"));
  }

  /// @param script in `src/test/foreign`
  static ForeignProgram node(String script, String... packages) {
    var parts = new ArrayList<>(List.of("node"));
    Arrays.stream(packages).map(name -> "node_modules/" + name).forEach(parts::add);
    return new ForeignProgram(List.of("node", SCRIPTS.resolve(script).toString()), parts);
  }

  /// Debian's Python, because the package is Debian's.
  ///
  /// @param script in `src/test/foreign`
  static ForeignProgram python(String script, String library) {
    return new ForeignProgram(
        List.of("/usr/bin/python3", SCRIPTS.resolve(script).toString()),
        List.of("/usr/bin/python3", PYTHON_PACKAGES + "/" + library));
  }

  /// Runs to its end, which must be good, and returns its lines. Without one of its parts, the test
  /// is skipped.
  List<String> run(Path folder, String... arguments) throws IOException, InterruptedException {
    var missing = parts.stream().filter(part -> !isThere(part)).toList();
    Assumptions.assumeTrue(
        missing.isEmpty(), missing + " not found; deploy/ci/foreign-clients installs it");
    var all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    var out = folder.resolve("out");
    var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("NODE_PATH", INSTALLED.resolve("node_modules").toString());
    builder.environment().put("PYTHONPATH", INSTALLED.resolve(PYTHON_PACKAGES).toString());
    var process = builder.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).as(() -> all + "\n" + text(out)).isZero();
    return Files.readAllLines(out);
  }

  private static boolean isThere(String part) {
    return Files.exists(INSTALLED.resolve(part))
        || Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, part)));
  }

  private static String text(Path out) {
    try {
      return Files.readString(out);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
