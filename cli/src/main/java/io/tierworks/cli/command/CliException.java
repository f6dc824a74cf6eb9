package io.tierworks.cli.command;

import io.tierworks.common.contract.json.Violation;
import java.util.List;

/// Ends a command with a message to its user. The message names the problem, the rule and the fix.
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorReport report;

  private CliException(int exitCode, String message) {
    this(new ErrorReport(message, exitCode, List.of()));
  }

  private CliException(ErrorReport report) {
    super(report.text());
    this.report = report;
  }

  /// The user gave a wrong argument.
  public static CliException usage(String message) {
    return new CliException(ExitCode.USAGE, message);
  }

  /// The user gave an invalid job.
  public static CliException invalid(String message, List<Violation> violations) {
    return new CliException(new ErrorReport(message, ExitCode.USAGE, violations));
  }

  /// @throws CliException with the message, because the user gave a wrong argument, unless it holds
  public static void require(boolean holds, String message) {
    if (!holds) {
      throw usage(message);
    }
  }

  /// The broker or another service does not answer.
  public static CliException unreachable(String message) {
    return new CliException(ExitCode.UNREACHABLE, message);
  }

  /// There is no such job.
  public static CliException unknownJob(String message) {
    return new CliException(ExitCode.UNKNOWN_JOB, message);
  }

  /// The job is not in a state in which the command applies.
  public static CliException notApplicable(String message) {
    return new CliException(ExitCode.NOT_APPLICABLE, message);
  }

  /// The command ran, but the job or the request failed.
  public static CliException failed(String message) {
    return new CliException(ExitCode.JOB_FAILED, message);
  }

  public ErrorReport report() {
    return report;
  }
}
