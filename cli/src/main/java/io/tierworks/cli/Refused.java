package io.tierworks.cli;

/// Ends a command with a message to its user. The text names the thing, the rule and the way out.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Refused(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// The command was used wrongly.
  public static Refused usage(String message) {
    return new Refused(ExitCode.USAGE, message);
  }

  /// Something that the command needs does not answer.
  public static Refused unreachable(String message) {
    return new Refused(ExitCode.UNREACHABLE, message);
  }

  /// The command did its work, and the outcome is bad.
  public static Refused failed(String message) {
    return new Refused(ExitCode.JOB_FAILED, message);
  }

  int exitCode() {
    return exitCode;
  }
}
