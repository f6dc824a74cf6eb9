package io.tierworks.cli;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.ErrorReport;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.command.Terminal;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.settings.InvalidSettings;
import java.util.List;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Turns an exception of a command into a message and an exit code. With `--json`, the message is
/// one JSON object on standard output.
record ExceptionHandler() implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final String JSON = "--json";
  private static final int INTERRUPTED = 130;
  private static final String LOGIN_FAILED =
      "login to the broker failed: %s; check the settings kafka.security.protocol, kafka.sasl.* and kafka.ssl.*";
  private static final String ACCESS_DENIED =
      "the broker denied access: %s; `tierworks topics acls` lists the rights that each role needs";

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    var command = exception.getCommandLine();
    var wrong = new WrongUsage(exception);
    var report = report(wrong.text(), ExitCode.USAGE);
    if (List.of(arguments).contains(JSON)) {
      return printJson(command, report);
    }
    if (wrong.lacksCommand()) {
      command.usage(command.getErr());
    }
    return printText(command, report);
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    var text = String.valueOf(exception.getMessage());
    return switch (exception) {
      case CliException e -> print(command, e.report());
      case InvalidSettings _ -> print(command, report(text, ExitCode.USAGE));
      case AuthenticationException _ ->
          print(command, report(LOGIN_FAILED.formatted(text), ExitCode.UNREACHABLE));
      case AuthorizationException _ ->
          print(command, report(ACCESS_DENIED.formatted(text), ExitCode.UNREACHABLE));
      case InterruptedException _ -> INTERRUPTED;
      default -> defect(exception, command);
    };
  }

  private static int defect(Exception exception, CommandLine command) {
    var text = "internal error: " + exception + "; TIERWORKS_LOG=info shows where";
    int code = print(command, report(text, ExitCode.DEFECT));
    if (System.getenv("TIERWORKS_LOG") != null) {
      exception.printStackTrace(command.getErr());
    }
    return code;
  }

  private static ErrorReport report(String text, int exitCode) {
    return new ErrorReport(text, exitCode, List.of());
  }

  private static int print(CommandLine command, ErrorReport report) {
    return command.getParseResult().hasMatchedOption(JSON)
        ? printJson(command, report)
        : printText(command, report);
  }

  private static int printText(CommandLine command, ErrorReport report) {
    var terminal = Terminal.of(command.getOut(), command.getErr());
    TextFormat.wrap("tierworks: " + report.text(), terminal.wrapWidth(), "")
        .forEach(terminal::note);
    return report.exitCode();
  }

  private static int printJson(CommandLine command, ErrorReport report) {
    Terminal.of(command.getOut(), command.getErr()).line(Wire.text(report));
    return report.exitCode();
  }
}
