package io.tierworks.planner.simulation;

import io.tierworks.planner.simulation.History.Broken;
import io.tierworks.planner.simulation.Stage.Tracing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The command `planner-service/simulate`. Exit code 0 when every history is clean, 1 when one is
/// broken, 2 for wrong usage.
public final class SimulationMain {
  private static final List<String> SETTINGS = List.of("runs", "seed", "threads", "trace");
  private static final String USAGE = "simulate [runs=N] [seed=FIRST] [threads=2] [trace=true]";
  private static final long EVERY = 50_000;

  private SimulationMain() {}

  public static void main(String[] args) throws InterruptedException {
    Map<String, String> settings;
    long seed;
    long runs;
    int threads;
    try {
      settings =
          Arrays.stream(args)
              .map(arg -> arg.split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      if (!SETTINGS.containsAll(settings.keySet())) {
        throw new IllegalArgumentException("known are " + SETTINGS);
      }
      seed = Long.parseLong(settings.getOrDefault("seed", "0"));
      runs =
          Long.parseLong(
              settings.getOrDefault("runs", settings.containsKey("seed") ? "1" : "1000000"));
      threads = Integer.parseInt(settings.getOrDefault("threads", "2"));
    } catch (RuntimeException e) {
      System.err.println(USAGE + ": " + e.getMessage());
      System.exit(2);
      return;
    }
    boolean trace = Boolean.parseBoolean(settings.get("trace"));
    System.exit(trace ? traced(seed) : played(seed, runs, threads));
  }

  private static int traced(long seed) {
    try {
      System.out.println(Simulation.play(seed, Sabotage.NONE, Tracing.PRINT));
      return 0;
    } catch (Broken e) {
      e.printStackTrace(System.out);
      return 1;
    }
  }

  private static int played(long seed, long runs, int threads) throws InterruptedException {
    long began = System.nanoTime();
    var simulation =
        Simulation.of(
            seed,
            runs,
            threads,
            so -> {
              if (so.histories() % EVERY == 0) {
                System.err.printf("%,d histories%n", so.histories());
              }
            });
    System.out.println(simulation.summary((System.nanoTime() - began) / 1e9));
    System.out.print(simulation.verdict());
    return simulation.isClean() && simulation.histories() == runs ? 0 : 1;
  }
}
