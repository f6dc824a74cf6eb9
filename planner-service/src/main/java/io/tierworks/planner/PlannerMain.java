package io.tierworks.planner;

import io.tierworks.common.launch.Foreground;
import io.tierworks.common.launch.ServiceOptions;
import io.tierworks.common.settings.InvalidSettings;
import java.util.List;

/// Runs one planner until the process receives a stop signal.
public final class PlannerMain {
  private PlannerMain() {}

  /// Takes the options of [ServiceOptions].
  public static void main(String... arguments) throws Exception {
    Foreground.main(PlannerMain::run, arguments);
  }

  /// Does not return while the planner runs.
  ///
  /// @throws InvalidSettings naming the wrong option, or every invalid setting
  public static void run(List<String> arguments) throws Exception {
    var options = ServiceOptions.parse(arguments, System.getenv());
    Foreground.keep(PlannerService.start(options.settings()), options.withParent());
  }
}
