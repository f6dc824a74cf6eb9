package io.tierworks.e2e.crash;

import io.tierworks.e2e.installation.Arguments;
import io.tierworks.e2e.installation.Brokers;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.testkit.broker.BrokerProcess.Tuning;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The long form of the crash matrix. Prints the report to standard output; the exit code is 1 when
/// a check fails.
final class CrashMain {
  private static final String USAGE =
      """
      e2e/crash [kills=200] [seed=N] [roles=planner,nano,mini,flagship,simulator,broker] [broker=single|three]
                [every=1500] [apart=0] [SETTING=VALUE ...]
      """;

  private CrashMain() {}

  /// @param args `key=value`: `kills`, `seed`, `roles`, `broker`, `every` (milliseconds between two
  ///   jobs), `apart` (extra milliseconds between two faults); any other key is a setting of
  ///   planner and workers
  public static void main(String[] args) throws InterruptedException {
    var given = Arguments.of(args, USAGE);
    System.exit(run(given) ? 0 : 1);
  }

  private static boolean run(Arguments given) throws InterruptedException {
    System.setProperty("tierworks.e2e.keep", "true");
    int kills = Integer.parseInt(given.take("kills", "200"));
    long seed = Long.parseLong(given.take("seed", "" + System.nanoTime() % 100_000));
    var roles =
        Arrays.stream(given.take("roles", "planner,nano,mini,flagship,simulator,broker").split(","))
            .map(Role::named)
            .toList();
    boolean three = given.take("broker", "single").equals("three");
    var every = Duration.ofMillis(Long.parseLong(given.take("every", "1500")));
    var apart = Duration.ofMillis(Long.parseLong(given.take("apart", "0")));
    try (var brokers = three ? Brokers.three(Tuning.LONG_RUN) : Brokers.single(Tuning.LONG_RUN)) {
      var run = new CrashRun(brokers, layout(given.settings()), every, seed);
      var schedule =
          Schedule.draw(seed, kills, roles, run::processes, !three).stream()
              .map(fault -> fault.later(apart))
              .toList();
      System.out.printf(
          "seed %d, %d faults, %s%n",
          seed, schedule.size(), three ? "three brokers" : "one broker");
      var report = run.of(schedule);
      System.out.println(report.text());
      if (!report.isClean()) {
        explain(seed, schedule);
      }
      return report.isClean();
    }
  }

  private static void explain(long seed, List<Fault> schedule) {
    System.out.printf("seed %d; the schedule was:%n", seed);
    schedule.forEach(fault -> System.out.println("  " + fault));
  }

  private static Layout layout(Map<String, String> settings) {
    var layout = Layout.of(2, 2, 2).withLatency(0.5).withMistakes(1);
    for (var setting : settings.entrySet()) {
      layout = layout.with(setting.getKey(), setting.getValue());
    }
    return layout;
  }
}
