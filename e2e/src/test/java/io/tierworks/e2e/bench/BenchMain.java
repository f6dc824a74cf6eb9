package io.tierworks.e2e.bench;

import io.tierworks.e2e.installation.AotCaches;
import io.tierworks.e2e.installation.Arguments;
import io.tierworks.e2e.installation.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Measures a whole system on this machine: broker, planner and workers in processes of their own,
/// with a zero-latency model inside the workers or over HTTP, and beside it the floor: plain
/// clients. Prints the table to standard output.
final class BenchMain {
  private static final String USAGE =
      """
      e2e/bench [runs=5] [starts=3] [models=instant,http,floor] [nano=2] \
      [parts=first,latency,throughput,timeline,tail,idle,flat] [profile=FOLDER] [SETTING=VALUE ...]
      """;

  /// Parts that take long, and are measured once.
  private static final Set<String> ONCE = Set.of("idle", "flat");

  private static final Duration REHEARSAL = Duration.ofSeconds(20);

  private final Map<String, String> settings;
  private final int runs;
  private final int starts;
  private final int nano;
  private final List<String> models;
  private final List<String> parts;
  private final Optional<Path> profile;
  private final Figures figures = new Figures();

  private BenchMain(Arguments given) {
    this.runs = Integer.parseInt(given.take("runs", "5"));
    this.starts = Integer.parseInt(given.take("starts", "3"));
    this.nano = Integer.parseInt(given.take("nano", "2"));
    this.models = list(given.take("models", "instant,http,floor"));
    this.parts = list(given.take("parts", "first,latency,throughput,tail,idle"));
    this.profile =
        Optional.of(given.take("profile", "")).filter(folder -> !folder.isEmpty()).map(Path::of);
    this.settings = given.settings();
  }

  /// @param args `key=value`; keys that [#USAGE] does not name are settings of planner and workers
  public static void main(String[] args) throws Exception {
    var given = Arguments.of(args, USAGE);
    var bench = new BenchMain(given);
    for (var model : bench.models) {
      bench.measure(model);
    }
    System.out.println(bench.figures.table());
  }

  private void measure(String model) throws Exception {
    boolean first = parts.contains("first");
    if (first && model.equals("instant")) {
      AotCaches.rehearseInstantModel(this::rehearse);
    }
    for (int start = 1; first && start < starts; start++) {
      try (var system = start(model)) {
        new BenchmarkRun(system, model, figures).first();
      }
    }
    try (var system = start(model)) {
      var benchmark = new BenchmarkRun(system, model, figures);
      if (first) {
        benchmark.first();
      }
      figures.add(model, "warm-up, rounds of at least 5,000 subtasks", WarmUp.run(system.client()));
      for (int run = 1; run <= runs; run++) {
        System.err.println(model + ": run " + run + " of " + runs);
        run(benchmark, run == runs);
      }
    }
  }

  /// Load of some seconds, so that the AOT caches hold profiles of it.
  private void rehearse() {
    System.err.println("instant: rehearsal, for AOT caches");
    try (var system = MeasuredSystem.tierworks(layout().withInstantModel())) {
      system.client().runFor(REHEARSAL, 40, 50);
    }
  }

  private void run(BenchmarkRun benchmark, boolean last) throws Exception {
    for (var part : parts) {
      if (part.equals("throughput") && last && profile.isPresent()) {
        var profiler = new Profiler(benchmark.system().processes(), profile.get());
        profiler.start();
        benchmark.run(part);
        profiler.stop();
      } else if (!part.equals("first") && (last || !ONCE.contains(part))) {
        benchmark.run(part);
      }
    }
  }

  private MeasuredSystem start(String model) {
    System.err.println(model + ": starting");
    return switch (model) {
      case "floor" -> MeasuredSystem.floor();
      case "http" -> MeasuredSystem.tierworks(layout());
      case "instant" -> MeasuredSystem.tierworks(layout().withInstantModel());
      default -> throw new IllegalArgumentException(model + ": no such model");
    };
  }

  private Layout layout() {
    var layout = Layout.of(nano, 1, 1).withoutRecorder();
    for (var setting : settings.entrySet()) {
      layout = layout.with(setting.getKey(), setting.getValue());
    }
    return layout;
  }

  private static List<String> list(String value) {
    return Arrays.asList(value.split(","));
  }
}
