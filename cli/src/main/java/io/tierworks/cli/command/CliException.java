package io.tierworks.cli.command;

/// Ends a command with a message to its user. The text names the thing, the rule and the way out.
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CliException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// The command was used wrongly.
  public static CliException usage(String message) {
    return new CliException(ExitCode.USAGE, message);
  }

  /// Something that the command needs does not answer.
  public static CliException unreachable(String message) {
    return new CliException(ExitCode.UNREACHABLE, message);
  }

  /// The command did its work, and the outcome is bad.
  public static CliException failed(String message) {
    return new CliException(ExitCode.JOB_FAILED, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
