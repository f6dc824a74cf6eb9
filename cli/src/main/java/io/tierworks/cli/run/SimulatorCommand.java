package io.tierworks.cli.run;

import io.tierworks.common.launch.Foreground;
import io.tierworks.simulator.Simulator;
import io.tierworks.simulator.SimulatorOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "simulator")
public final class SimulatorCommand implements Callable<Integer> {
  @Mixin private final SimulatorOptions options = new SimulatorOptions();
  @Mixin private final ParentOption parent = new ParentOption();

  @Override
  public Integer call() throws Exception {
    Foreground.keep(Simulator.start(options.settings()), parent.withParent());
    return 0;
  }
}
