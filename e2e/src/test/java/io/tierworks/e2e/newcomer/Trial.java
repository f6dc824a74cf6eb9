package io.tierworks.e2e.newcomer;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command that a user types, and the exit code that the documentation promises.
///
/// @param arguments after `./tierworks`
/// @param until the text at which the user presses Ctrl-C
/// @param wrapped whether the output is for people: other output is for programs, or a log
record Trial(String arguments, int code, @Nullable String until, boolean wrapped) {
  private static final int INTERRUPTED = 130;

  /// Commands that start, stop or become processes.
  private static final Set<String> PROCESSES =
      Set.of("up", "down", "planner", "worker", "simulator");

  static Trial right(String arguments) {
    return new Trial(arguments, 0, null, true);
  }

  static Trial wrong(int code, String arguments) {
    return new Trial(arguments, code, null, true);
  }

  /// The output is for programs, or a log: its lines are as long as they are.
  static Trial raw(String arguments) {
    return new Trial(arguments, 0, null, false);
  }

  /// Runs until Ctrl-C.
  static Trial foreground(String arguments, String until) {
    return new Trial(arguments, INTERRUPTED, until, false);
  }

  boolean isRight() {
    return code == 0 || code == INTERRUPTED;
  }

  boolean isOf(String command) {
    return (arguments + " ").startsWith(command + " ");
  }

  /// Whether it needs a process of its own.
  boolean needsProcess() {
    return PROCESSES.stream().anyMatch(this::isOf);
  }

  /// With the values of the shell's variables.
  String arguments(Map<String, String> variables) {
    var filled = arguments;
    for (var variable : variables.entrySet()) {
      filled = filled.replace("$" + variable.getKey(), variable.getValue());
    }
    return filled;
  }

  String line() {
    return "./tierworks " + arguments;
  }

  @Override
  public String toString() {
    return "tierworks " + arguments;
  }
}
