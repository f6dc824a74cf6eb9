package io.tierworks.e2e.bench;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Samples where processes spend CPU time, with async-profiler. It makes a flame graph for each
/// process.
record Profiler(Map<Long, String> processes, Path folder) {
  private static final String LIBRARY = "/linux-x64/libasyncProfiler.so";

  void start() throws Exception {
    tell("start,event=ctimer,interval=1ms");
  }

  /// Writes `ROLE-PID.html` for each process.
  void stop() throws Exception {
    tell("stop,file=%s");
  }

  private void tell(String command) throws Exception {
    var library = library();
    for (var process : processes.entrySet()) {
      var file = folder.resolve(process.getValue() + "-" + process.getKey() + ".html");
      var machine = VirtualMachine.attach(Long.toString(process.getKey()));
      machine.loadAgentPath(library.toString(), command.formatted(file.toAbsolutePath()));
      machine.detach();
    }
  }

  private Path library() throws IOException {
    var library = Files.createDirectories(folder).resolve("libasyncProfiler.so").toAbsolutePath();
    try (var source = Objects.requireNonNull(getClass().getResourceAsStream(LIBRARY), LIBRARY)) {
      if (Files.notExists(library)) {
        Files.copy(source, library);
      }
    }
    return library;
  }
}
