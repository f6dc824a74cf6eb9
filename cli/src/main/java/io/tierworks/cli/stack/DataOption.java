package io.tierworks.cli.stack;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.Terminal;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The option that names the data folder of a local stack.
@Command
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for data and logs. Default: ${DEFAULT-VALUE}.",
      defaultValue = ".tierworks")
  private Path data = Path.of(".tierworks");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  StackFolder folder() {
    return new StackFolder(data);
  }

  /// @throws CliException if no stack runs on the folder
  ProcessHandle running() {
    return folder()
        .holder()
        .orElseThrow(() ->
            CliException.failed(
                "no stack runs on %s; start one with `tierworks up`, or name its folder with --data"
                    .formatted(folder().path())));
  }

  Terminal terminal() {
    var line = Objects.requireNonNull(command).commandLine();
    return Terminal.of(line.getOut(), line.getErr());
  }
}
