package io.tierworks.cli.stack;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.command.Terminal;
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
    description = "Start Kafka, planner, workers and model simulator; run until Ctrl-C.",
    footer = {
      "",
      "If OPENAI_API_KEY or OPENAI_BASE_URL is set, workers call that endpoint instead of the simulator."
    })
public final class UpCommand implements Callable<Integer> {
  private static final Map<String, Integer> DEFAULT_WORKERS =
      Map.of("flagship", 1, "mini", 2, "nano", 4);
  private static final int KAFKA_PORT = 9092;
  private static final String WELCOME =
      """

      Tierworks is up (%.1f s).
        Kafka    %s
        API      %s
        model    %s
        data     %s (logs in %s)

      Send a job and follow it:
        ./tierworks submit examples/support-triage.json --wait%s
      or with any Kafka client:
        kcat -b %s -t tierworks.jobs -P examples/support-triage.json
        kcat -b %s -t tierworks.job.results -C

      Press Ctrl-C to stop everything. The data is kept.
      """;

  @Option(
      names = "--workers",
      split = ",",
      paramLabel = "TIER=N",
      description = "Number of workers per tier. Default: flagship=1,mini=2,nano=4.")
  private Map<String, Integer> workers = new LinkedHashMap<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for data and logs. Default: ${DEFAULT-VALUE}.",
      defaultValue = ".tierworks")
  private Path data = Path.of(".tierworks");

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description =
          "Write addresses and process ids to this file as JSON when all is ready, and again after each restart of a process.")
  private @Nullable Path readyFile;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Kafka port; 0 for a free port. Default: 9092 if it is free.")
  private @Nullable Integer port;

  @Option(
      names = "--api-port",
      paramLabel = "PORT",
      description = "HTTP API port; 0 for a free port. Default: 8080 if it is free.")
  private @Nullable Integer apiPort;

  @Option(
      names = "--latency-scale",
      defaultValue = "1",
      paramLabel = "FACTOR",
      description = "Multiplies the simulator's latency: 1 is realistic, 0 answers at once.")
  private double latencyScale;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    var terminal = common.terminal();
    var stack = new Stack(spec(), terminal::note);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(stack, terminal)));
    terminal.note("starting Kafka, planner and workers...");
    stack.start();
    double seconds = (System.nanoTime() - began) / 1e9;
    common.print(stack.content(), () -> welcome(stack, seconds));
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private StackSpec spec() {
    var settings = common.settings();
    int kafka = preferred(port, KAFKA_PORT);
    int api = preferred(apiPort, settings.integer("planner.http-port"));
    return new StackSpec(
        data.toAbsolutePath().normalize(),
        settings,
        common.asArguments(),
        WorkerCounts.of(settings.list("tiers"), DEFAULT_WORKERS, workers),
        Addresses.choose(kafka, api, StackSpec.isSimulated(settings, System.getenv())),
        latencyScale,
        false,
        Optional.ofNullable(readyFile));
  }

  private static int preferred(@Nullable Integer given, int usual) {
    if (given != null) {
      return given;
    }
    return FreePort.isFree(usual) ? usual : 0;
  }

  private List<String> welcome(Stack stack, double seconds) {
    var kafka = stack.bootstrap();
    var where = kafka.endsWith(":" + KAFKA_PORT) ? "" : " --bootstrap " + kafka;
    var logs = data.resolve("logs");
    return WELCOME
        .formatted(seconds, kafka, stack.api(), model(stack), data, logs, where, kafka, kafka)
        .lines()
        .toList();
  }

  private static String model(Stack stack) {
    return stack
        .simulator()
        .map(url -> "simulated at " + url + "/v1 (no language model)")
        .orElse("the real endpoint from your settings; calls cost money");
  }

  private static void stop(Stack stack, Terminal terminal) {
    terminal.note("stopping...");
    stack.close();
  }
}
