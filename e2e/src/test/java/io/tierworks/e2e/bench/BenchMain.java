package io.tierworks.e2e.bench;

import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Measures a whole system on this machine: broker, planner and workers in processes of their own,
/// with a zero-latency model inside the workers or over HTTP. Prints the table to standard output.
final class BenchMain {
  private static final String USAGE =
      """
      e2e/bench [runs=3] [models=instant,http] [nano=2] [parts=latency,throughput,flat] [SETTING=VALUE ...]
      """;

  private BenchMain() {}

  /// @param args `key=value`: `runs`, `models`, `nano`, `parts`; any other key is a setting of
  ///   planner and workers
  public static void main(String[] args) {
    var given = new HashMap<String, String>();
    for (var arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 1) {
        System.err.print(USAGE);
        System.exit(2);
      }
      given.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    int runs = Integer.parseInt(take(given, "runs", "3"));
    int nano = Integer.parseInt(take(given, "nano", "2"));
    var models = list(take(given, "models", "instant,http"));
    var parts = list(take(given, "parts", "latency,throughput,flat"));
    var figures = new Figures();
    for (var model : models) {
      measure(model, layout(model, nano, given), parts, runs, figures);
    }
    System.out.println(figures.table());
  }

  private static void measure(
      String model, Layout layout, List<String> parts, int runs, Figures figures) {
    System.err.println(model + ": starting");
    try (var broker = BrokerUnderTest.start();
        var installation = TestInstallation.start(broker, layout);
        var client = new JobClient(installation)) {
      var benchmark = new BenchmarkRun(installation, client, model, figures);
      benchmark.warmUp();
      for (int run = 1; run <= runs; run++) {
        System.err.println(model + ": run " + run + " of " + runs);
        parts.forEach(benchmark::run);
      }
    }
  }

  private static Layout layout(String model, int nano, Map<String, String> settings) {
    var layout = Layout.of(nano, 1, 1).withoutRecorder();
    for (var setting : settings.entrySet()) {
      layout = layout.with(setting.getKey(), setting.getValue());
    }
    return model.equals("instant") ? layout.withInstantModel() : layout;
  }

  private static String take(Map<String, String> given, String key, String otherwise) {
    var value = given.remove(key);
    return value == null ? otherwise : value;
  }

  private static List<String> list(String value) {
    return Arrays.asList(value.split(","));
  }
}
