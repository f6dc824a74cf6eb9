package io.tierworks.cli.stack;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.ExitCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    description = "Stop the local stack; keep its data. Without a stack it does nothing.",
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    var stack = data.folder().holder();
    if (stack.isEmpty()) {
      data.terminal().note("no stack runs on " + data.folder().path());
    } else {
      stop(stack.get());
    }
    return ExitCode.OK;
  }

  private void stop(ProcessHandle stack) throws InterruptedException {
    data.terminal().note("stopping process " + stack.pid() + "...");
    stack.destroy();
    try {
      stack.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      data.terminal().note("stopped; the data is kept in " + data.folder().path());
    } catch (TimeoutException | ExecutionException _) {
      throw CliException.failed(
          "process %d has not stopped within %d s; `kill -9 %1$d` ends it and its processes"
              .formatted(stack.pid(), LIMIT.toSeconds()));
    }
  }
}
