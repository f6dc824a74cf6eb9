package io.tierworks.e2e.newcomer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The commands of the README, as a reader copies them: whole blocks.
final class Readme {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");

  private Readme() {}

  /// The blocks of commands in their order. `deploy/ci/compose-job` runs those for Docker.
  static List<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("..", "README.md")))
        .results()
        .filter(block -> block.group(1).isEmpty())
        .map(block -> block.group(2).strip())
        .filter(block -> !block.startsWith("docker "))
        .toList();
  }
}
