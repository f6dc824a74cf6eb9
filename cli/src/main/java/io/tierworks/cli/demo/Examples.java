package io.tierworks.cli.demo;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The example jobs of the installation.
record Examples(Path folder) {
  private static final String ENDING = ".json";

  record Example(String name, String goal) {
    List<String> lines(int width) {
      return TextFormat.wrapBeside("%-24s ".formatted(name), goal, width);
    }
  }

  /// In the folder set by the launcher, or else in the working directory.
  static Examples ofInstallation() {
    return new Examples(Path.of(System.getProperty("tierworks.home", "."), "examples"));
  }

  List<Example> all() {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(file -> new Example(name(file), goal(file)))
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// @throws CliException listing the examples if the name is unknown
  Path file(String name) {
    var file = folder.resolve(name + ENDING);
    if (!Files.isReadable(file)) {
      var names = all().stream().map(Example::name).collect(Collectors.joining(", "));
      throw CliException.usage(
          "there is no example '%s' in %s; the examples are %s; `tierworks demo --list` describes them"
              .formatted(name, folder, names));
    }
    return file;
  }

  private static String name(Path file) {
    var name = file.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  private static String goal(Path file) {
    try {
      return Wire.tree(Files.readAllBytes(file)).path("goal").asText("");
    } catch (IOException | MalformedMessage _) {
      return "";
    }
  }
}
