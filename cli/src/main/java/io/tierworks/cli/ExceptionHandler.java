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
  private static final String LOGIN_FAILED =
      "login to the broker failed: %s; check the settings kafka.security.protocol, kafka.sasl.* and kafka.ssl.*";
  private static final String ACCESS_DENIED =
      "the broker denied access: %s; `tierworks topics acls` lists the rights that each role needs";

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    var text = String.valueOf(exception.getMessage());
    return switch (exception) {
      case CliException e -> print(command, text, e.exitCode());
      case InvalidSettings _ -> print(command, text, ExitCode.USAGE);
      case AuthenticationException _ ->
          print(command, LOGIN_FAILED.formatted(text), ExitCode.UNREACHABLE);
      case AuthorizationException _ ->
          print(command, ACCESS_DENIED.formatted(text), ExitCode.UNREACHABLE);
      case InterruptedException _ -> INTERRUPTED;
      default -> defect(exception, command);
    };
  }

  private static int defect(Exception exception, CommandLine command) {
    var text = "internal error: " + exception + "; TIERWORKS_LOG=info shows where";
    int code = print(command, text, ExitCode.DEFECT);
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
}
