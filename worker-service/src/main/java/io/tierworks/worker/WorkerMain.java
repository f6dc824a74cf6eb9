package io.tierworks.worker;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// One worker in a process of its own: `--tier T`, then settings as `key=value`; the rest comes
/// from `TIERWORKS_*`. Ends in order on SIGTERM.
public final class WorkerMain {
  private static final int WRONG_USAGE = 2;

  private WorkerMain() {}

  public static void main(String... args) throws InterruptedException {
    WorkerService worker;
    try {
      var flags = flags(args);
      var tier = Optional.ofNullable(flags.remove("tier"));
      worker =
          WorkerService.start(
              settings(flags), tier.orElseThrow(() -> new InvalidSettings("--tier: missing")));
    } catch (InvalidSettings e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
      return;
    }
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(worker::close));
    new CountDownLatch(1).await();
  }

  private static Settings settings(Map<String, String> flags) {
    var loader = new SettingsLoader().environment(System.getenv()).commandLine(flags);
    Optional.ofNullable(System.getenv("TIERWORKS_CONFIG")).map(Path::of).ifPresent(loader::file);
    return loader.load();
  }

  /// Reads `--key value`, `--key=value` and `key=value`.
  private static Map<String, String> flags(String... args) {
    var flags = new HashMap<String, String>();
    for (int i = 0; i < args.length; i++) {
      var flag = args[i].startsWith("--") ? args[i].substring(2) : args[i];
      int equals = flag.indexOf('=');
      if (equals > 0) {
        flags.put(flag.substring(0, equals), flag.substring(equals + 1));
      } else if (i + 1 < args.length) {
        flags.put(flag, args[++i]);
      } else {
        throw new InvalidSettings(args[i] + ": has no value");
      }
    }
    return flags;
  }
}
