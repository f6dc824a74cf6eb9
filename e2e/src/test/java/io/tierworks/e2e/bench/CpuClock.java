package io.tierworks.e2e.bench;

import io.tierworks.e2e.installation.ServiceProcess;
import io.tierworks.e2e.installation.TestInstallation;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// CPU time of the system's processes, user and kernel, by role.
///
/// @param spent seconds; roles are `broker`, `planner`, `workers`, `simulator`, `client`
public record CpuClock(Map<String, Double> spent) {
  public static final java.util.List<String> SYSTEM =
      java.util.List.of("broker", "planner", "workers");

  public static CpuClock read(TestInstallation installation) {
    var spent = new TreeMap<String, Double>();
    installation.brokerPid().ifPresent(pid -> spent.put("broker", seconds(pid)));
    for (var program : installation.programs()) {
      spent.merge(role(program), seconds(program.pid()), Double::sum);
    }
    spent.put("client", seconds(ProcessHandle.current().pid()));
    return new CpuClock(spent);
  }

  public CpuClock since(CpuClock earlier) {
    var difference = new TreeMap<String, Double>();
    spent.forEach((role, now) -> difference.put(role, now - earlier.of(role)));
    return new CpuClock(difference);
  }

  public double of(String role) {
    return spent.getOrDefault(role, 0.0);
  }

  /// Without the model and the measuring client.
  public double ofSystem() {
    return SYSTEM.stream().mapToDouble(this::of).sum();
  }

  private static String role(ServiceProcess program) {
    return switch (program.name()) {
      case "planner", "simulator" -> program.name();
      default -> "workers";
    };
  }

  private static double seconds(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toNanos)
        .map(nanos -> nanos / 1e9)
        .orElse(Double.NaN);
  }
}
