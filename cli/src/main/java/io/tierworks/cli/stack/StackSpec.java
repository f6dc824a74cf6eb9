package io.tierworks.cli.stack;

import io.tierworks.common.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a stack consists of.
///
/// @param settings the user's settings; addresses and state folders of the stack override them
/// @param arguments the user's settings as arguments for a child process
/// @param workers number of processes by tier
/// @param simulatorLatency factor on the simulator's latency; empty if workers call real endpoints
/// @param shortLived whether to start quickly at the expense of speed later
/// @param readyFile file that tells other programs where the stack is
public record StackSpec(
    Path dataDir,
    Settings settings,
    List<String> arguments,
    Map<String, Integer> workers,
    Ports ports,
    OptionalDouble simulatorLatency,
    boolean shortLived,
    Optional<Path> readyFile) {

  /// Ports to listen on; 0 stands for a free port.
  public record Ports(int broker, int api) {
    public static final Ports FREE = new Ports(0, 0);
  }

  /// @param latency factor on the simulator's latency
  /// @return empty if the user named an endpoint: by OpenAI's variables or by a tier's setting
  public static OptionalDouble simulatorLatency(
      Settings settings, Map<String, String> environment, double latency) {
    boolean real =
        environment.containsKey("OPENAI_API_KEY")
            || environment.containsKey("OPENAI_BASE_URL")
            || settings.list("tiers").stream()
                .anyMatch(tier -> settings.given("tier." + tier + ".url").isPresent());
    return real ? OptionalDouble.empty() : OptionalDouble.of(latency);
  }
}
