package io.tierworks.cli.run;

import io.tierworks.common.settings.Settings;
import java.lang.reflect.InvocationTargetException;

/// The planner by name, until its module has landed.
final class Services {
  private Services() {}

  static AutoCloseable planner(Settings settings) throws Exception {
    try {
      return (AutoCloseable)
          Class.forName("io.tierworks.planner.PlannerService")
              .getMethod("start", Settings.class)
              .invoke(null, settings);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
