package io.tierworks.e2e.newcomer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs lines of a shell in a folder, on a terminal or in a pipe. Thread-safe.
///
/// @param terminal the program and its arguments that give a line a pseudo-terminal
record Shell(Path folder, Map<String, String> variables, List<String> terminal) {
  static final int COLUMNS = 80;

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String CTRL_C = "\u0003";
  private static final String SIZE = "stty cols " + COLUMNS + " rows 24; ";

  private static final List<String> UTIL_LINUX = List.of("script", "-qefc", "%s", "/dev/null");
  private static final List<String> PYTHON =
      List.of(
          "python3",
          "-c",
          "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(['bash', '-c', sys.argv[1]])))",
          "%s");

  /// Empty if this machine has no program that gives a pseudo-terminal.
  static Optional<Shell> in(Path folder, Map<String, String> variables) {
    for (var terminal : List.of(UTIL_LINUX, PYTHON)) {
      var shell = new Shell(folder, variables, terminal);
      if (shell.works()) {
        return Optional.of(shell);
      }
    }
    return Optional.empty();
  }

  Shell with(String variable, String value) {
    var more = new HashMap<>(variables);
    more.put(variable, value);
    return new Shell(folder, more, terminal);
  }

  /// `script` has other options on macOS.
  private boolean works() {
    try {
      var screen = onTerminal("tput cols; exit 7");
      return screen.code() == 7 && screen.lines().contains("" + COLUMNS);
    } catch (IllegalStateException _) {
      return false;
    }
  }

  /// Runs the line on a terminal of 80 columns until it ends.
  Screen onTerminal(String line) {
    return onTerminal(line, null);
  }

  /// Runs the line on a terminal of 80 columns; presses Ctrl-C when it shows a text.
  Screen onTerminal(String line, @Nullable String until) {
    return run(line, terminalCommand(line), until);
  }

  private List<String> terminalCommand(String line) {
    return terminal.stream().map(part -> part.equals("%s") ? SIZE + line : part).toList();
  }

  /// Runs the line; its output is no terminal.
  Screen inPipe(String line) {
    return run(line, List.of("bash", "-c", line), null);
  }

  /// Starts a program on a terminal of 80 columns that shows nothing of what it is sent.
  Process start(String line) throws IOException {
    return started(terminalCommand("stty -echo; " + line));
  }

  private Screen run(String line, List<String> command, @Nullable String until) {
    try {
      var process = started(command);
      var text = read(process, until);
      return new Screen(line, process.waitFor(), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// It ends at the time limit.
  private Process started(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(Shell::wouldLeakIn);
    builder.environment().putAll(variables);
    var process = builder.start();
    var watch = Thread.startVirtualThread(() -> killAtLimit(process));
    process.onExit().thenRun(watch::interrupt);
    return process;
  }

  private static String read(Process process, @Nullable String until) throws IOException {
    var text = new StringBuilder();
    var input = process.inputReader(StandardCharsets.UTF_8);
    var interrupted = false;
    for (int next = input.read(); next >= 0; next = input.read()) {
      text.append((char) next);
      if (until != null && !interrupted && text.indexOf(until) >= 0) {
        interrupted = true;
        process.outputWriter().append(CTRL_C).flush();
      }
    }
    return text.toString();
  }

  private static void killAtLimit(Process process) {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean wouldLeakIn(String variable) {
    return variable.startsWith("OPENAI_") || variable.startsWith("TIERWORKS_");
  }
}
