package io.tierworks.e2e.quality;

import io.tierworks.e2e.installation.Arguments;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Runs the quality benchmark on a broker, a planner, three workers and the simulator without
/// latency, each a process of its own. Prints the tables to standard output.
final class QualityMain {
  private static final String USAGE =
      """
      e2e/quality [seeds=4] [tasks=1000] [suites=easy,mixed] [systems=cascade,careful,flagship,mini,nano,static] [SETTING=VALUE ...]
      """;

  private QualityMain() {}

  /// @param args `key=value`; other keys are settings of planner and workers
  public static void main(String[] args) throws Exception {
    var given = Arguments.of(args, USAGE);
    int seeds = Integer.parseInt(given.take("seeds", "4"));
    int tasks = Integer.parseInt(given.take("tasks", "1000"));
    var suites = names(given.take("suites", "easy,mixed")).map(Suite::valueOf).toList();
    var systems =
        names(given.take("systems", "cascade,careful,flagship,mini,nano,static"))
            .map(Contender::valueOf)
            .toList();
    var run = new QualityRun(suites, seeds, tasks, systems);
    var folder = Files.createTempDirectory("tierworks-quality");
    var layout =
        Layout.small()
            .withoutRecorder()
            .withMistakes(1)
            .withAnswerKeys(run.prepare(folder))
            .with("planner.audit.share", "0.01")
            .with("planner.templates", folder.resolve("templates").toString());
    for (var setting : given.settings().entrySet()) {
      layout = layout.with(setting.getKey(), setting.getValue());
    }
    measure(run, layout, systems);
  }

  private static void measure(QualityRun run, Layout layout, List<Contender> systems)
      throws Exception {
    long began = System.nanoTime();
    try (var broker = BrokerUnderTest.start();
        var installation = TestInstallation.start(broker, layout)) {
      var scores = run.run(installation);
      System.out.println(new QualityTable(scores, systems).text());
    }
    System.err.printf("%d s%n", (System.nanoTime() - began) / 1_000_000_000);
  }

  private static Stream<String> names(String list) {
    return Stream.of(list.toUpperCase(Locale.ROOT).split(","));
  }
}
