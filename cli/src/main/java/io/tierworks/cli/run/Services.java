package io.tierworks.cli.run;

import io.tierworks.common.settings.Settings;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/// The services by name, until their modules have landed.
final class Services {
  private Services() {}

  static AutoCloseable planner(Settings settings) throws Exception {
    return start("io.tierworks.planner.PlannerService", new Class<?>[] {Settings.class}, settings);
  }

  static AutoCloseable worker(Settings settings, String tier) throws Exception {
    return start(
        "io.tierworks.worker.WorkerService",
        new Class<?>[] {Settings.class, String.class},
        settings,
        tier);
  }

  static AutoCloseable simulator(String[] arguments) throws Exception {
    var type = Class.forName("io.tierworks.simulator.SimulatorSettings");
    var settings =
        type.getMethod("read", String[].class, Map.class)
            .invoke(null, arguments, Map.<String, String>of());
    return start("io.tierworks.simulator.Simulator", new Class<?>[] {type}, settings);
  }

  private static AutoCloseable start(String type, Class<?>[] parameters, Object... arguments)
      throws Exception {
    try {
      return (AutoCloseable)
          Class.forName(type).getMethod("start", parameters).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
