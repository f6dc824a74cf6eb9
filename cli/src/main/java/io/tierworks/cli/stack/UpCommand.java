package io.tierworks.cli.stack;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.command.Terminal;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.planner.http.ApiSettings;
import io.tierworks.testkit.broker.FreePort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    description = "Start Kafka, planner, workers and model simulator; run until Ctrl-C or `down`.",
    footer = {
      "",
      "If OPENAI_API_KEY or OPENAI_BASE_URL is set, workers call that endpoint instead of the simulator."
    })
public final class UpCommand implements Callable<Integer> {
  private static final Map<String, Integer> DEFAULT_WORKERS =
      Map.of("flagship", 1, "mini", 2, "nano", 4);
  private static final int KAFKA_PORT = 9092;

  @Option(
      names = "--workers",
      split = ",",
      paramLabel = "TIER=N",
      description = "Number of workers per tier. Default: flagship=1,mini=2,nano=4.")
  private Map<String, Integer> workers = new LinkedHashMap<>();

  @Option(
      names = {"-d", "--detach"},
      description = "Run in the background; return when all is ready. `tierworks down` stops it.")
  private boolean detach;

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

  @Mixin private final DataOption data = new DataOption();

  @Mixin private final CommonOptions common = new CommonOptions();

  @Spec private @Nullable CommandSpec command;

  /// What has the usual ports.
  private final List<String> taken = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    try (var _ = data.folder().lock()) {
      var spec = spec();
      common.remark("starting Kafka, planner and workers...");
      if (!detach || DetachedStack.isHere()) {
        return run(spec, began);
      }
    }
    welcome(new DetachedStack(data.folder(), arguments()).start(), Welcome.DOWN, began);
    return ExitCode.OK;
  }

  private int run(StackSpec spec, long began) throws InterruptedException {
    var terminal = common.terminal();
    var stack = new Stack(spec, terminal::note);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(stack, terminal)));
    stack.start();
    welcome(stack.content(), Welcome.CTRL_C, began);
    CacheWriter.ofCommand(stack.bootstrap());
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private void welcome(ReadyFile.Content at, String stop, long began) {
    double seconds = (System.nanoTime() - began) / 1e9;
    var welcome = new Welcome(at, data.folder(), taken, stop);
    common.print(at, () -> welcome.lines(seconds, common.terminal().wrapWidth()));
  }

  /// The arguments of this command, for another process.
  private List<String> arguments() {
    return Objects.requireNonNull(command).root().commandLine().getParseResult().originalArgs();
  }

  private StackSpec spec() {
    var folder = data.folder();
    var settings = common.settings();
    int kafka = preferred("--port", port, KAFKA_PORT);
    int api = preferred("--api-port", apiPort, ApiSettings.from(settings).port());
    return new StackSpec(
        folder.path(),
        settings,
        common.asArguments(),
        WorkerCounts.of(TopicSettings.from(settings).tiers(), DEFAULT_WORKERS, workers),
        Addresses.choose(kafka, api, StackSpec.isSimulated(settings, System.getenv())),
        latencyScale,
        false,
        Stream.of(folder.state().file(), readyFile).filter(Objects::nonNull).toList());
  }

  /// @throws CliException naming the process that has the given port
  private int preferred(String option, @Nullable Integer given, int usual) {
    int wanted = given == null ? usual : given;
    if (wanted == 0 || FreePort.isFree(wanted)) {
      return wanted;
    }
    var holder = "port %d is taken by %s".formatted(wanted, PortHolder.of(wanted));
    CliException.require(
        given == null,
        "%s: %s; stop it, or choose another port; 0 takes a free one".formatted(option, holder));
    taken.add(holder);
    return 0;
  }

  private static void stop(Stack stack, Terminal terminal) {
    terminal.note("stopping...");
    stack.close();
  }
}
