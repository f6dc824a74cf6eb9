package io.tierworks.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a simulator until the process is told to stop.
public final class SimulatorMain {
  private static final Logger log = LoggerFactory.getLogger(SimulatorMain.class);

  private SimulatorMain() {}

  public static void main(String[] args) {
    SimulatorSettings settings;
    try {
      settings = SimulatorSettings.read(args, System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println("simulator: " + e.getMessage());
      System.exit(2);
      return;
    }
    var simulator = Simulator.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    log.atInfo()
        .addKeyValue("url", simulator.baseUrl())
        .log("simulator listens; its answers are simulated, there is no language model");
  }
}
