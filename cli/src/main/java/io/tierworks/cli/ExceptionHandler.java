package io.tierworks.cli;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.command.Terminal;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.common.settings.InvalidSettings;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns an exception of a command into a message and an exit code.
final class ExceptionHandler implements IExecutionExceptionHandler {
  private static final int INTERRUPTED = 130;
  private static final String CHECK_LOGIN =
      "; check the settings kafka.security.protocol, kafka.sasl.* and kafka.ssl.*";
  private static final String CHECK_RIGHTS =
      "; `tierworks topics acls` lists the rights that each role needs";

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    return switch (exception) {
      case CliException e -> print(command, text(e), e.exitCode());
      case InvalidSettings e -> print(command, text(e), ExitCode.USAGE);
      case AuthenticationException e ->
          print(
              command,
              "login to the broker failed: " + text(e) + CHECK_LOGIN,
              ExitCode.UNREACHABLE);
      case AuthorizationException e ->
          print(
              command, "the broker denied access: " + text(e) + CHECK_RIGHTS, ExitCode.UNREACHABLE);
      case InterruptedException _ -> INTERRUPTED;
      default -> defect(exception, command);
    };
  }

  private static int defect(Exception exception, CommandLine command) {
    int code =
        print(
            command,
            "internal error: " + exception + "; TIERWORKS_LOG=info shows where",
            ExitCode.DEFECT);
    if (System.getenv("TIERWORKS_LOG") != null) {
      exception.printStackTrace(command.getErr());
    }
    return code;
  }

  private static int print(CommandLine command, String text, int exitCode) {
    var terminal = Terminal.of(command.getOut(), command.getErr());
    TextFormat.wrap("tierworks: " + text, terminal.wrapWidth(), "").forEach(terminal::note);
    return exitCode;
  }

  private static String text(Exception exception) {
    return String.valueOf(exception.getMessage());
  }
}
