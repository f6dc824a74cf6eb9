package io.tierworks.cli.run;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.worker.WorkerMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "worker", description = "Run one worker in the foreground.")
public final class WorkerCommand implements Callable<Integer> {
  @Option(
      names = "--tier",
      required = true,
      paramLabel = "TIER",
      description =
          "Tier whose subtasks the worker executes: nano, mini, flagship or one of your own.")
  private String tier = "";

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final ParentOption parent = new ParentOption();

  @Override
  public Integer call() throws Exception {
    var arguments = parent.addTo(common.asArguments());
    arguments.add("--tier=" + tier);
    WorkerMain.run(arguments);
    return 0;
  }
}
