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
    return read(roles(installation));
  }

  /// @param processes role of each process, by its id
  static CpuClock read(Map<Long, String> processes) {
    var spent = new TreeMap<String, Double>();
    processes.forEach((pid, role) -> spent.merge(role, seconds(pid), Double::sum));
    spent.put("client", seconds(ProcessHandle.current().pid()));
    return new CpuClock(spent);
  }

  /// The role of each process of an installation and its broker, by its id.
  static Map<Long, String> roles(TestInstallation installation) {
    var roles = new TreeMap<Long, String>();
    installation.brokerPid().ifPresent(pid -> roles.put(pid, "broker"));
    installation.programs().forEach(program -> roles.put(program.pid(), role(program)));
    return roles;
  }

  public CpuClock since(CpuClock earlier) {
    var difference = new TreeMap<String, Double>();
    spent.forEach((role, now) -> difference.put(role, now - earlier.of(role)));
    return new CpuClock(difference);
  }

  public double of(String role) {
    return spent.getOrDefault(role, 0.0);
  }

  double ofAll() {
    return spent.values().stream().mapToDouble(Double::doubleValue).sum();
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
