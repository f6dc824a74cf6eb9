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
    var simulator = Simulator.start(options.settings());
    System.out.println("simulated model at " + simulator.baseUrl() + "; Ctrl-C stops it");
    Foreground.keep(simulator, parent.withParent());
    return 0;
  }
}
