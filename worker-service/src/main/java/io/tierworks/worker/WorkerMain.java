package io.tierworks.worker;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.launch.Foreground;
import io.tierworks.common.launch.ServiceOptions;
import io.tierworks.common.settings.InvalidSettings;
import java.util.List;

/// Runs one worker until the process receives a stop signal.
public final class WorkerMain {
  private WorkerMain() {}

  /// Takes the options of [ServiceOptions]; `--tier` is required.
  public static void main(String... arguments) throws Exception {
    Foreground.main(WorkerMain::run, arguments);
  }

  /// Does not return while the worker runs.
  ///
  /// @throws InvalidSettings naming the wrong option, or every invalid setting
  public static void run(List<String> arguments) throws Exception {
    var options = ServiceOptions.parse(arguments, System.getenv());
    var worker = WorkerService.start(options.settings(), tier(options));
    Foreground.keep(worker, options.withParent());
  }

  private static String tier(ServiceOptions options) {
    var known = TopicSettings.from(options.settings()).tiers();
    var names = String.join(", ", known);
    var tier =
        options
            .tier()
            .orElseThrow(() -> new InvalidSettings("--tier: missing; name one of " + names));
    if (!known.contains(tier)) {
      throw new InvalidSettings(
          "--tier: there is no tier '%s'; the setting 'tiers' lists %s".formatted(tier, names));
    }
    return tier;
  }
}
