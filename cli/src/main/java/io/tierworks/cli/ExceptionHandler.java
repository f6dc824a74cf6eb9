package io.tierworks.cli;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.common.settings.SettingsFault;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// The boundary of a command: turns what it threw into a message and an exit code.
final class ExceptionHandler implements IExecutionExceptionHandler {
  private static final int INTERRUPTED = 130;
  private static final String LOG_IN =
      "; check the settings kafka.security.protocol, kafka.sasl.* and kafka.ssl.*";
  private static final String RIGHTS =
      "; `tierworks topics acls` lists the rights that each role needs";

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    return switch (fault) {
      case CliException refused -> tell(command, text(refused), refused.exitCode());
      case SettingsFault settings -> tell(command, text(settings), ExitCode.USAGE);
      case AuthenticationException refusal ->
          tell(
              command,
              "the broker does not let us in: " + text(refusal) + LOG_IN,
              ExitCode.UNREACHABLE);
      case AuthorizationException refusal ->
          tell(command, "the broker refuses: " + text(refusal) + RIGHTS, ExitCode.UNREACHABLE);
      case InterruptedException _ -> INTERRUPTED;
      default -> defect(fault, command);
    };
  }

  private static int defect(Exception fault, CommandLine command) {
    int code = tell(command, "a defect of ours: " + fault, ExitCode.DEFECT);
    if (System.getenv("TIERWORKS_LOG") != null) {
      fault.printStackTrace(command.getErr());
    }
    return code;
  }

  private static int tell(CommandLine command, String text, int exitCode) {
    command.getErr().println("tierworks: " + text);
    command.getErr().flush();
    return exitCode;
  }

  private static String text(Exception fault) {
    return String.valueOf(fault.getMessage());
  }
}
