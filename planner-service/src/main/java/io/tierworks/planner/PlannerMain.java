package io.tierworks.planner;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingsLoader;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Runs a planner until it is told to stop.
public final class PlannerMain {
  private PlannerMain() {}

  /// Settings come from the environment; see `docs/reference/settings.md`.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      var service =
          PlannerService.start(
              new SettingsLoader().environment(System.getenv()).flags(Map.of()).load());
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
      new CountDownLatch(1).await();
    } catch (InvalidSettings e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }
}
