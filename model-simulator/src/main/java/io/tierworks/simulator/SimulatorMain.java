package io.tierworks.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs a simulator until the process is told to stop.
@Command(name = "simulator")
public final class SimulatorMain implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(SimulatorMain.class);

  @Mixin private final SimulatorOptions options = new SimulatorOptions();

  /// Ends the process with code 2 if an option is unknown or wrong.
  public static void main(String[] args) {
    int code = new CommandLine(new SimulatorMain()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public void run() {
    var simulator = Simulator.start(options.settings());
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    log.atInfo()
        .addKeyValue("url", simulator.baseUrl())
        .log("simulator listens; its answers are simulated, there is no language model");
  }
}
