package io.tierworks.cli.stack;

import io.tierworks.common.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stack is wanted.
///
/// @param settings resolved; what the stack decides itself (addresses, state folders) wins over
///   them
/// @param arguments the same settings as arguments for a child
/// @param workers processes per tier
/// @param ports 0 takes a free one
/// @param latencyScale of the simulator: 1 is realistic, 0 answers at once
/// @param brief whether the stack lives for seconds only: a quick start is worth more than speed
/// @param realEndpoint whether the tiers' own endpoints are used in place of the simulator
public record StackSpec(
    Path dataDir,
    Settings settings,
    List<String> arguments,
    Map<String, Integer> workers,
    Ports ports,
    double latencyScale,
    boolean realEndpoint,
    boolean brief,
    Optional<Path> readyFile) {

  public record Ports(int broker, int api) {
    public static final Ports FREE = new Ports(0, 0);
  }

  /// Whether the user named an endpoint: by OpenAI's variables or by a tier's own setting.
  public static boolean namesEndpoint(Settings settings, Map<String, String> environment) {
    return environment.containsKey("OPENAI_API_KEY")
        || environment.containsKey("OPENAI_BASE_URL")
        || settings.list("tiers").stream()
            .anyMatch(tier -> settings.given("tier." + tier + ".url").isPresent());
  }
}
