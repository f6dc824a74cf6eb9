package io.tierworks.cli.demo;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.stack.Stack;
import io.tierworks.cli.stack.StackSpec;
import io.tierworks.cli.stack.WorkerCounts;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = "Start a stack of its own, run an example to its judged answer and bill, stop.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final Map<String, Integer> FEW = Map.of("flagship", 1, "mini", 1, "nano", 2);

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = "support-triage",
      description = "The example. Default: ${DEFAULT-VALUE}.")
  private String name = "";

  @Option(names = "--list", description = "List the examples and stop.")
  private boolean list;

  @Option(names = "--workers", split = ",", paramLabel = "TIER=N", description = "As for `up`.")
  private Map<String, Integer> workers = new LinkedHashMap<>();

  @Option(
      names = "--latency-scale",
      defaultValue = "1",
      description = "Of the simulator: 1 is realistic, 0 answers at once.")
  private double latencyScale;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    var examples = Examples.ofInstallation();
    return list ? list(examples) : run(examples.file(name));
  }

  private int list(Examples examples) {
    var screen = common.screen();
    for (var example : examples.all()) {
      screen.line(
          common.json()
              ? Wire.text(example)
              : "%-24s %s".formatted(example.name(), example.goal()));
    }
    return ExitCode.OK;
  }

  private int run(Path file) throws Exception {
    var folder = Files.createTempDirectory("tierworks-demo-");
    var screen = common.screen();
    var stack = Stack.of(spec(folder), screen::note);
    var stop = Thread.ofPlatform().name("stop").unstarted(stack::close);
    Runtime.getRuntime().addShutdownHook(stop);
    try (stack) {
      var code = new DemoRun(stack, screen, common.json()).of(name, file);
      stack.close();
      TemporaryDirectory.delete(folder);
      return code;
    } catch (RuntimeException e) {
      screen.note("logs are kept in " + folder.resolve("logs"));
      throw e;
    }
  }

  private StackSpec spec(Path folder) throws IOException {
    var settings = common.settings();
    return new StackSpec(
        folder.toRealPath(),
        settings,
        common.asArguments(),
        WorkerCounts.of(settings.list("tiers"), FEW, workers),
        StackSpec.Ports.FREE,
        latencyScale,
        StackSpec.namesEndpoint(settings, System.getenv()),
        true,
        Optional.empty());
  }
}
