package io.tierworks.cli.stack;

import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.cli.show.TextTable;
import io.tierworks.common.contract.json.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ps",
    description = "Show the addresses and processes of the local stack.",
    mixinStandardHelpOptions = true)
public final class PsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print JSON for programs.")
  private boolean json;

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() {
    var stack = data.running();
    var state = data.folder().state().read();
    data.terminal()
        .lines(json ? state.map(Wire::text).stream().toList() : lines(stack, state, Instant.now()));
    return ExitCode.OK;
  }

  private List<String> lines(ProcessHandle stack, Optional<ReadyFile.Content> state, Instant now) {
    var process = "process %d, up %s".formatted(stack.pid(), age(stack.pid(), now));
    return state
        .map(at -> Stream.concat(Stream.of(process + addresses(at)), table(at, now)).toList())
        .orElse(List.of(process + ", not ready; see `tierworks logs`"));
  }

  private static String addresses(ReadyFile.Content at) {
    return ", Kafka %s, API %s".formatted(at.bootstrap(), at.api());
  }

  private Stream<String> table(ReadyFile.Content at, Instant now) {
    var table = TextTable.of("name", "role", ">process", ">up", "log");
    for (var process : at.processes()) {
      var pid = Long.toString(process.pid());
      var log = shortest(data.folder().log(process.name()));
      table.row(List.of(process.name(), process.role(), pid, age(process.pid(), now), log));
    }
    return table.lines(data.terminal().wrapWidth(), "").stream();
  }

  /// Relative, if the file is below the folder of the user.
  private static String shortest(Path file) {
    var here = Path.of("").toAbsolutePath();
    return (file.startsWith(here) ? here.relativize(file) : file).toString();
  }

  private static String age(long pid, Instant now) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(start -> TextFormat.duration(Duration.between(start, now)))
        .orElse("-");
  }
}
