package io.tierworks.cli.demo;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.stack.Addresses;
import io.tierworks.cli.stack.Stack;
import io.tierworks.cli.stack.StackSpec;
import io.tierworks.cli.stack.WorkerCounts;
import io.tierworks.common.broker.TopicSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = "Run an example on a temporary stack; show plan, progress, answer and bill.")
public final class DemoCommand implements Callable<Integer> {
  private static final Map<String, Integer> DEFAULT_WORKERS =
      Map.of("flagship", 1, "mini", 1, "nano", 2);

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = "support-triage",
      description = "Name of the example. Default: ${DEFAULT-VALUE}.")
  private String name = "";

  @Option(names = "--list", description = "List the examples and exit.")
  private boolean list;

  @Option(
      names = "--workers",
      split = ",",
      paramLabel = "TIER=N",
      description = "Number of workers per tier. Default: flagship=1,mini=1,nano=2.")
  private Map<String, Integer> workers = new LinkedHashMap<>();

  @Option(
      names = "--latency-scale",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Multiplies the simulator's latency: 1 is realistic, 0 answers at once.")
  private double latencyScale;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    var examples = Examples.ofInstallation();
    if (list) {
      int width = common.terminal().wrapWidth();
      common.printEach(
          examples.all(), all -> all.stream().flatMap(e -> e.lines(width).stream()).toList());
      return ExitCode.OK;
    }
    return run(examples.file(name));
  }

  private int run(Path file) throws Exception {
    var terminal = common.terminal();
    var spec = spec();
    var stack = new Stack(spec, terminal::note);
    var cleanUp = Thread.ofPlatform().name("stop").unstarted(() -> cleanUp(stack, spec.dataDir()));
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try (stack) {
      return new DemoRun(stack, terminal, common.json()).of(name, file);
    } catch (RuntimeException e) {
      keepLogs(spec.dataDir(), cleanUp);
      throw e;
    }
  }

  /// Keeps the folder of a demo that failed, but not of one that Ctrl-C ends.
  private void keepLogs(Path folder, Thread cleanUp) {
    try {
      Runtime.getRuntime().removeShutdownHook(cleanUp);
      common.terminal().note("the logs are in " + folder.resolve("logs"));
    } catch (IllegalStateException _) {
      // The process ends already, and the hook deletes the folder.
    }
  }

  private static void cleanUp(Stack stack, Path folder) {
    stack.close();
    try {
      delete(folder);
    } catch (IOException e) {
      System.err.println("tierworks: cannot delete the folder of the demo: " + e.getMessage());
    }
  }

  private StackSpec spec() throws IOException {
    var settings = common.settings();
    var counts = WorkerCounts.of(TopicSettings.from(settings).tiers(), DEFAULT_WORKERS, workers);
    return new StackSpec(
        Files.createTempDirectory("tierworks-demo-").toRealPath(),
        settings,
        common.asArguments(),
        counts,
        Addresses.choose(0, 0, StackSpec.isSimulated(settings, System.getenv())),
        latencyScale,
        true,
        List.of());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
