package io.tierworks.cli.admin;

import io.tierworks.cli.command.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = {
      "Print a script that completes commands and options in your shell.",
      "Load it with: source <(./tierworks completion bash)"
    },
    mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
  /// The script finds out itself which of them runs it.
  private enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}, in lower case.")
  @SuppressWarnings("unused")
  private @Nullable Shell shell;

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(command).root().commandLine();
    root.getOut().print(AutoComplete.bash(root.getCommandName(), root));
    root.getOut().flush();
    return ExitCode.OK;
  }
}
