package io.tierworks.cli.stack;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.show.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "logs",
    description = "Print the last log lines of the local stack, also after it stopped.",
    mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Set<String> OTHERS = Set.of("broker", "planner", "simulator", "up");

  @Parameters(
      arity = "0..1",
      paramLabel = "ROLE",
      defaultValue = "",
      description =
          "Only broker, planner, worker, simulator, one tier, or one process such as nano-2.")
  private String role = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Print new lines as they come, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "20",
      description = "Last lines of each process. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    CliException.require(lines >= 0, "--lines must be 0 or more, such as 20");
    var tails = tails();
    int width = tails.stream().mapToInt(tail -> tail.name().length()).max().orElse(0);
    for (var tail : tails) {
      var all = tail.next();
      print(tail, all.subList(Math.max(0, all.size() - lines), all.size()), width);
    }
    while (follow) {
      Thread.sleep(POLL);
      tails.forEach(tail -> print(tail, tail.next(), width));
    }
    return ExitCode.OK;
  }

  private List<LogTail> tails() {
    var all = data.folder().logFiles().map(LogTail::new).toList();
    CliException.require(
        !all.isEmpty(),
        "no logs in %s; start a stack with `tierworks up`, or name its folder with --data"
            .formatted(data.folder().path()));
    var chosen = all.stream().filter(tail -> isChosen(tail.name())).toList();
    CliException.require(
        !chosen.isEmpty(),
        "no log of '%s' in %s; `tierworks logs` prints those of all: %s"
            .formatted(
                role,
                data.folder().path(),
                all.stream().map(LogTail::name).collect(Collectors.joining(", "))));
    return chosen;
  }

  private boolean isChosen(String name) {
    return role.isEmpty()
        || name.equals(role)
        || name.startsWith(role + "-")
        || role.equals("worker") && !OTHERS.contains(name);
  }

  private void print(LogTail tail, List<String> found, int width) {
    var name = TextFormat.pad(tail.name(), width) + " | ";
    data.terminal().lines(found.stream().map(name::concat).toList());
  }
}
