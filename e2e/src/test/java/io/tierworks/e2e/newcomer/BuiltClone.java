package io.tierworks.e2e.newcomer;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.e2e.installation.AotCaches;
import io.tierworks.e2e.installation.ServiceProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A folder like a clone of the repository after its first build: the launcher, the examples, and
/// the class path of this process. `mvn` does nothing there, because a build runs already.
record BuiltClone(Path folder) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path FOREIGN = ROOT.resolve("target/ci/foreign/usr/bin");

  static BuiltClone in(Path folder) throws IOException {
    program(folder.resolve("tierworks"), Files.readString(ROOT.resolve("tierworks")));
    program(Files.createDirectory(folder.resolve("bin")).resolve("mvn"), "#!/bin/sh\n");
    var classPath = Files.createDirectories(folder.resolve("cli/target")).resolve("classpath");
    Files.writeString(classPath, ServiceProcess.classPathOfCommand());
    Files.setLastModifiedTime(classPath, builtAt());
    Files.createSymbolicLink(folder.resolve("cli/target/aot"), AotCaches.folder());
    copyExamples(Files.createDirectory(folder.resolve("examples")));
    return new BuiltClone(folder);
  }

  /// The launcher uses AOT caches, which tests share, if they are younger.
  private static FileTime builtAt() throws IOException {
    var newest = FileTime.from(Instant.EPOCH);
    for (var entry : ServiceProcess.classPathOfCommand().split(File.pathSeparator)) {
      var time = Files.getLastModifiedTime(Path.of(entry));
      newest = time.compareTo(newest) > 0 ? time : newest;
    }
    return newest;
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  private static void copyExamples(Path to) throws IOException {
    try (var files = Files.newDirectoryStream(ROOT.resolve("examples"), "*.json")) {
      for (var file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  Map<String, String> variables() {
    var path = folder.resolve("bin") + ":" + System.getenv("PATH") + ":" + FOREIGN;
    var variables = new HashMap<>(Map.of("PATH", path, "TERM", "xterm", "SHELL", "/bin/bash"));
    variables.put("TIERWORKS_JAVA_HOME", System.getProperty("java.home"));
    return variables;
  }

  void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /// What the local stack says about itself; empty if none runs.
  Optional<JsonNode> stack() throws IOException {
    var file = folder.resolve(".tierworks/stack.json");
    try {
      return Files.exists(file) ? Optional.of(Wire.tree(Files.readString(file))) : Optional.empty();
    } catch (MalformedMessage e) {
      throw new IOException(e);
    }
  }
}
