package io.tierworks.cli.stack;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a stack consists of.
///
/// @param settings the user's settings; addresses and state folders of the stack override them
/// @param arguments the user's settings as arguments for a child process
/// @param workers number of processes by tier
/// @param simulatorLatency factor on the simulator's latency
/// @param shortLived whether to start quickly at the expense of speed later
/// @param readyFiles files that tell other programs where the stack is
public record StackSpec(
    Path dataDir,
    Settings settings,
    List<String> arguments,
    Map<String, Integer> workers,
    Addresses at,
    double simulatorLatency,
    boolean shortLived,
    List<Path> readyFiles) {

  /// The folder of the templates that are shipped, unless the user names another one.
  Optional<Path> templates() {
    return shipped("planner.templates", Path.of("templates"));
  }

  /// The folder that the examples name as the workspace `shop`, unless the user names another one.
  Optional<Path> shop() {
    return shipped("workspace.shop.path", Path.of("workspaces", "shop"));
  }

  /// A folder of the examples, for a setting that the user did not give.
  private Optional<Path> shipped(String setting, Path folder) {
    var examples = Path.of(System.getProperty(AotCache.HOME, "."), "examples");
    return Optional.of(examples.resolve(folder).toAbsolutePath())
        .filter(Files::isDirectory)
        .filter(_ -> settings.given(setting).isEmpty());
  }

  StackFolder folder() {
    return new StackFolder(dataDir);
  }

  /// Whether workers call the simulator, because the user named no endpoint: neither by OpenAI's
  /// variables nor by a tier's setting.
  public static boolean isSimulated(Settings settings, Map<String, String> environment) {
    return !environment.containsKey("OPENAI_API_KEY")
        && !environment.containsKey("OPENAI_BASE_URL")
        && TopicSettings.from(settings).tiers().stream()
            .allMatch(tier -> settings.given("tier." + tier + ".url").isEmpty());
  }
}
