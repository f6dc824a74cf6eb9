package io.tierworks.cli.stack;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.planner.PlannerMain;
import io.tierworks.testkit.broker.BrokerProcess;
import io.tierworks.testkit.broker.FreePort;
import io.tierworks.worker.WorkerMain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The processes of a stack and how each is started.
///
/// @param cluster id of the stack's cluster; its processes stop if they find another one
record StackLayout(StackSpec spec, String cluster) {
  /// Named as text: this package must not depend on the class that lists all commands.
  static final String MAIN_CLASS = "io.tierworks.cli.TierworksMain";

  private static final List<String> PROGRAMS = List.of("worker", "planner", "simulator", "broker");

  private static final String KEY_FOR_THE_SIMULATOR = "simulated";

  /// Whether the processes record what belongs in their AOT caches.
  boolean recordsCaches() {
    return !spec.shortLived()
        && PROGRAMS.stream().map(AotCache::ofInstallation).anyMatch(AotCache::isWanted);
  }

  /// Writes the recorded caches in the background. Call it when the processes have ended.
  void writeCaches() {
    PROGRAMS.stream().map(AotCache::ofInstallation).forEach(CacheWriter::fromRecord);
  }

  ProcessSpec broker() {
    return new ProcessSpec(
        "broker", null, "broker", spec.folder().log("broker"), this::startBroker);
  }

  /// The broker uses its own grace period.
  private ManagedProcess startBroker() {
    int port = spec.at().brokerPort();
    if (!FreePort.isFree(port)) {
      throw new IllegalStateException(
          "port %d is taken by %s".formatted(port, PortHolder.of(port)));
    }
    var broker =
        BrokerProcess.start(spec.folder().broker(), port, cluster, aot("broker", "broker"));
    return new ManagedProcess(broker.pid(), _ -> broker.close());
  }

  Optional<ProcessSpec> simulator() {
    return Optional.ofNullable(spec.at().simulatorPort()).map(this::simulator);
  }

  private ProcessSpec simulator(int port) {
    var arguments = List.of("--port=" + port, "--latency-scale=" + spec.simulatorLatency());
    return process("simulator", null, "simulator", "256m", () -> arguments);
  }

  ProcessSpec planner() {
    var stateDir = spec.dataDir().resolve("planner");
    var settings = new HashMap<String, String>();
    settings.put("planner.http-port", Integer.toString(spec.at().apiPort()));
    settings.put("planner.instance", "planner-1");
    settings.put("planner.state-dir", stateDir.toString());
    spec.templates().ifPresent(folder -> settings.put("planner.templates", folder.toString()));
    return process("planner", null, "planner", "512m", () -> arguments(settings));
  }

  List<ProcessSpec> workers() {
    return spec.workers().entrySet().stream()
        .flatMap(tier -> workers(tier.getKey(), tier.getValue()))
        .toList();
  }

  private Stream<ProcessSpec> workers(String tier, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> worker(tier, tier + "-" + i));
  }

  private ProcessSpec worker(String tier, String name) {
    return process("worker", tier, name, "256m", () -> workerArguments(tier, name));
  }

  private List<String> workerArguments(String tier, String name) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("worker.instance", name + "-" + random());
    spec.shop().ifPresent(folder -> settings.put("workspace.shop.path", folder.toString()));
    var arguments = arguments(settings);
    arguments.add("--tier=" + tier);
    return arguments;
  }

  /// Makes the name of each worker process unique. Under the same name, the heartbeats of a new
  /// process would extend the leases of the process that died.
  private static String random() {
    return Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36), 36);
  }

  private List<String> arguments(Map<String, String> own) {
    var settings = new LinkedHashMap<>(own);
    settings.put("bootstrap", spec.at().bootstrap());
    settings.put("cluster-id", cluster);
    if (spec.settings().given("worker.grace").isEmpty()) {
      settings.put("worker.grace", "5s");
    }
    spec.at().simulator().ifPresent(url -> settings.putAll(endpoints(url + "/v1")));
    var arguments = new ArrayList<>(spec.arguments());
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }

  private Map<String, String> endpoints(String url) {
    return TopicSettings.from(spec.settings()).tiers().stream()
        .collect(Collectors.toMap(tier -> "tier." + tier + ".url", _ -> url));
  }

  private ProcessSpec process(
      String role,
      @Nullable String tier,
      String name,
      String heap,
      Supplier<List<String>> arguments) {
    var log = spec.folder().log(name);
    var options = Stream.concat(jvmOptions(role, heap).stream(), aot(role, name).stream()).toList();
    ProcessSpec.Launch launch =
        () -> JavaProcess.start(options, main(role, arguments.get()), environment(), log);
    return new ProcessSpec(role, tier, name, log, launch);
  }

  /// The services have main methods of their own, which start faster than the command.
  private static List<String> main(String role, List<String> arguments) {
    var main =
        switch (role) {
          case "planner" -> List.of(PlannerMain.class.getName());
          case "worker" -> List.of(WorkerMain.class.getName());
          default -> List.of(MAIN_CLASS, role);
        };
    return Stream.of(main, List.of("--with-parent"), arguments).flatMap(List::stream).toList();
  }

  /// The second compiler costs more at the start than it gains later, except in the planner.
  private List<String> jvmOptions(String role, String heap) {
    boolean quick = spec.shortLived() || !role.equals("planner");
    return quick ? List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1") : List.of("-Xmx" + heap);
  }

  /// One process of each role records for the cache of the role. In a short-lived stack none does:
  /// that takes longer than it gains.
  private List<String> aot(String role, String name) {
    var cache = AotCache.ofInstallation(role);
    boolean records = !spec.shortLived() && (name.equals(role) || name.equals(firstWorker()));
    return records && cache.isWanted() ? cache.draft().recording() : cache.reading();
  }

  private String firstWorker() {
    return String.join("", spec.workers().keySet().stream().limit(1).toList()) + "-1";
  }

  private Map<String, String> environment() {
    return spec.at().simulator().isPresent()
        ? Map.of("OPENAI_API_KEY", KEY_FOR_THE_SIMULATOR)
        : Map.of();
  }
}
