package io.tierworks.cli.stack;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.testkit.broker.FreePort;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = "Run the whole stack until Ctrl-C: Kafka, planner, workers, model simulator.",
    footer = {
      "",
      "With OPENAI_API_KEY or OPENAI_BASE_URL set, workers call that endpoint in place of the simulator."
    },
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  private static final Map<String, Integer> USUAL = Map.of("flagship", 1, "mini", 2, "nano", 4);
  private static final int KAFKA_PORT = 9092;

  @Option(
      names = "--workers",
      split = ",",
      paramLabel = "TIER=N",
      description = "Processes per tier. Default: flagship=1,mini=2,nano=4.")
  private Map<String, Integer> workers = new LinkedHashMap<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where data and logs are kept. Default: ${DEFAULT-VALUE}.",
      defaultValue = ".tierworks")
  private Path data = Path.of(".tierworks");

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description =
          "Gets addresses and process ids as JSON when all is ready, and at every change.")
  private @Nullable Path readyFile;

  @Option(
      names = "--port",
      description = "Kafka's port; 0 takes a free one. Default: 9092 if it is free.")
  private @Nullable Integer port;

  @Option(
      names = "--api-port",
      description = "The HTTP API's port; 0 takes a free one. Default: 8080 if it is free.")
  private @Nullable Integer apiPort;

  @Option(
      names = "--latency-scale",
      defaultValue = "1",
      description = "Of the simulator: 1 is realistic, 0 answers at once.")
  private double latencyScale;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    var screen = common.screen();
    var stack = Stack.of(spec(), screen::note);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(stack, screen)));
    screen.note("starting Kafka, planner and workers...");
    stack.start();
    announce(stack, screen, (System.nanoTime() - began) / 1e9);
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private StackSpec spec() {
    var settings = common.settings();
    return new StackSpec(
        data.toAbsolutePath().normalize(),
        settings,
        common.asArguments(),
        WorkerCounts.of(settings.list("tiers"), USUAL, workers),
        new StackSpec.Ports(
            preferred(port, KAFKA_PORT), preferred(apiPort, settings.whole("planner.http-port"))),
        latencyScale,
        StackSpec.namesEndpoint(settings, System.getenv()),
        false,
        Optional.ofNullable(readyFile));
  }

  private static int preferred(@Nullable Integer asked, int usual) {
    if (asked != null) {
      return asked;
    }
    return FreePort.isFree(usual) ? usual : 0;
  }

  private void announce(Stack stack, Terminal screen, double seconds) {
    if (common.json()) {
      screen.line(Wire.text(stack.content()));
    } else {
      screen.lines(welcome(stack, seconds));
    }
  }

  private List<String> welcome(Stack stack, double seconds) {
    var where =
        stack.bootstrap().endsWith(":" + KAFKA_PORT) ? "" : " --bootstrap " + stack.bootstrap();
    return List.of(
        "",
        "Tierworks is up (%.1f s).".formatted(seconds),
        "  Kafka    " + stack.bootstrap(),
        "  API      " + stack.api(),
        "  model    " + model(stack),
        "  data     " + data + " (logs in " + data.resolve("logs") + ")",
        "",
        "Send a job and follow it:",
        "  ./tierworks submit examples/support-triage.json --wait" + where,
        "or with any Kafka client:",
        "  kcat -b %s -t tierworks.jobs -P examples/support-triage.json"
            .formatted(stack.bootstrap()),
        "  kcat -b %s -t tierworks.job.results -C".formatted(stack.bootstrap()),
        "",
        "Ctrl-C stops everything; the data stays.");
  }

  private static String model(Stack stack) {
    return stack
        .simulator()
        .map(url -> "simulated at " + url + "/v1 (solvers, not a language model)")
        .orElse("the real endpoint that your settings name; calls cost money");
  }

  private static void stop(Stack stack, Terminal screen) {
    screen.note("stopping...");
    stack.close();
  }
}
