package io.tierworks.cli;

import io.tierworks.common.settings.SettingsFault;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// The boundary of a command: turns what it threw into a message and an exit code.
final class Faults implements IExecutionExceptionHandler {
  private static final int INTERRUPTED = 130;

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    return switch (fault) {
      case Refused refused -> tell(command, text(refused), refused.exitCode());
      case SettingsFault settings -> tell(command, text(settings), ExitCode.USAGE);
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
