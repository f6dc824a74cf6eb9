package io.tierworks.cli.run;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.planner.PlannerMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "planner",
    description = "Run one planner in the foreground, with the HTTP API and the dashboard.")
public final class PlannerCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final ParentOption parent = new ParentOption();

  @Override
  public Integer call() throws Exception {
    PlannerMain.run(parent.addTo(common.asArguments()));
    return 0;
  }
}
