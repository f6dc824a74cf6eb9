package io.tierworks.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Names the process that listens on a port of this machine, where Linux shows it in `/proc`.
final class PortHolder {
  private static final Path PROC = Path.of("/proc");
  private static final List<Path> SOCKETS =
      List.of(PROC.resolve("net/tcp"), PROC.resolve("net/tcp6"));
  private static final String LISTENS = "0A";

  private PortHolder() {}

  /// Such as `process 4711 (java, of the stack in /home/me/.tierworks)`.
  static String of(int port) {
    return pid(port).map(PortHolder::describe).orElse("another process");
  }

  private static Optional<Long> pid(int port) {
    var end = String.format(Locale.ROOT, ":%04X", port);
    var links =
        SOCKETS.stream()
            .flatMap(PortHolder::lines)
            .map(line -> line.strip().split("\\s+"))
            .filter(row -> row.length > 9 && row[1].endsWith(end) && row[3].equals(LISTENS))
            .map(row -> "socket:[" + row[9] + "]")
            .toList();
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> opened(pid, links))
        .findFirst();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException _) {
      return Stream.empty();
    }
  }

  private static boolean opened(long pid, List<String> links) {
    try (var files = Files.list(PROC.resolve(pid + "/fd"))) {
      return files.anyMatch(file -> links.contains(target(file)));
    } catch (IOException _) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private static String describe(long pid) {
    var program =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .map(command -> String.valueOf(Path.of(command).getFileName()));
    var stack =
        StackFolder.ofLog(target(PROC.resolve(pid + "/fd/1")))
            .map(folder -> "of the stack in " + folder);
    var details = Stream.of(program, stack).flatMap(Optional::stream).toList();
    return "process " + pid + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")");
  }
}
