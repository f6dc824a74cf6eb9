package io.tierworks.e2e.installation;

import io.tierworks.common.settings.SettingsLoader;
import io.tierworks.worker.WorkerService;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// A worker with the [InstantModel] inside, to measure the cost of orchestration alone. Ends with
/// its parent, or in order on SIGTERM.
public final class InstantWorkerMain {
  private InstantWorkerMain() {}

  /// @param args the tier, then any number of `--set KEY=VALUE`
  public static void main(String[] args) throws IOException {
    var flags = new HashMap<String, String>();
    for (int i = 2; i < args.length; i += 2) {
      var setting = args[i].split("=", 2);
      flags.put(setting[0], setting[1]);
    }
    var settings = new SettingsLoader().environment(Map.of()).flags(flags).load();
    var worker = WorkerService.start(settings, args[0], new InstantModel());
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(worker::close));
    while (System.in.read() >= 0) {
      // Standard input carries no data.
    }
    System.exit(0);
  }
}
