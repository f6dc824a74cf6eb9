package io.tierworks.cli.stack;

import io.tierworks.testkit.broker.BrokerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The members of a stack, and how each is started.
record StackLayout(
    ProcessSpec broker,
    Optional<ProcessSpec> simulator,
    ProcessSpec planner,
    List<ProcessSpec> workers) {
  private static final String KEY_FOR_THE_SIMULATOR = "simulated";

  /// Named as text: this package must not depend on the class that lists all commands.
  private static final String MAIN_CLASS = "io.tierworks.cli.TierworksMain";

  static StackLayout of(StackSpec spec, Addresses at) {
    var maker = new Maker(spec, at);
    var workers = new ArrayList<ProcessSpec>();
    spec.workers()
        .forEach((tier, count) -> {
          for (int i = 1; i <= count; i++) {
            workers.add(maker.worker(tier, tier + "-" + i));
          }
        });
    return new StackLayout(
        maker.broker(),
        Optional.ofNullable(at.simulatorPort()).map(maker::simulator),
        maker.planner(),
        List.copyOf(workers));
  }

  private record Maker(StackSpec spec, Addresses at) {
    ProcessSpec broker() {
      var folder = spec.dataDir().resolve("broker");
      return new ProcessSpec(
          "broker",
          null,
          "broker",
          folder.resolve("broker.log"),
          () -> new BrokerHandle(BrokerProcess.start(folder, at.brokerPort(), Map.of())));
    }

    ProcessSpec simulator(int port) {
      var arguments = List.of("--port", "" + port, "--latency-scale", "" + spec.latencyScale());
      return member("simulator", null, "simulator", machine("256m"), () -> arguments);
    }

    ProcessSpec planner() {
      return member("planner", null, "planner", plannerMachine(), this::plannerArguments);
    }

    ProcessSpec worker(String tier, String name) {
      return member("worker", tier, name, machine("256m"), () -> workerArguments(tier, name));
    }

    private List<String> plannerArguments() {
      return settings(
          List.of(),
          Map.of(
              "planner.http-port",
              "" + at.apiPort(),
              "planner.instance",
              "planner-1",
              "planner.state-dir",
              spec.dataDir().resolve("planner").toString()));
    }

    /// A worker that comes back is somebody else: under its old name its heartbeats would keep the
    /// leases of its dead self alive.
    private List<String> workerArguments(String tier, String name) {
      var incarnation = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36), 36);
      return settings(List.of("--tier", tier), Map.of("worker.instance", name + "-" + incarnation));
    }

    private List<String> settings(List<String> first, Map<String, String> own) {
      var all = new LinkedHashMap<>(own);
      all.put("bootstrap", at.bootstrap());
      if (spec.settings().given("worker.grace").isEmpty()) {
        all.put("worker.grace", "5s");
      }
      at.simulator()
          .ifPresent(url ->
              spec.settings()
                  .list("tiers")
                  .forEach(tier -> all.put("tier." + tier + ".url", url + "/v1")));
      var arguments = new ArrayList<>(first);
      arguments.addAll(spec.arguments());
      all.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
      return arguments;
    }

    private ProcessSpec member(
        String role,
        @Nullable String tier,
        String name,
        List<String> machine,
        Supplier<List<String>> arguments) {
      Path log = spec.dataDir().resolve("logs").resolve(name + ".log");
      return new ProcessSpec(
          role,
          tier,
          name,
          log,
          () -> {
            var main = new ArrayList<>(List.of(MAIN_CLASS, role, "--with-parent"));
            main.addAll(arguments.get());
            return JavaProcess.start(machine, main, variables(), log);
          });
    }

    /// Loading classes, and finding out what to compile, is most of what a planner does until it
    /// works as before.
    private List<String> plannerMachine() {
      var machine = new ArrayList<>(machine("512m"));
      if (!spec.brief()) {
        machine.addAll(AotCache.of("planner", spec.dataDir().resolve("planner")).options());
      }
      return machine;
    }

    private List<String> machine(String heap) {
      return spec.brief()
          ? List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1")
          : List.of("-Xmx" + heap);
    }

    private Map<String, String> variables() {
      return at.simulator().isPresent()
          ? Map.of("OPENAI_API_KEY", KEY_FOR_THE_SIMULATOR)
          : Map.of();
    }
  }
}
