package io.tierworks.planner.stream;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import io.tierworks.planner.relay.GroupMembership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the stream application runs.
///
/// @param instance name that the planner keeps over restarts, if it has one
/// @param standbys warm copies of the state in other planners
/// @param storeMemoryMib memory outside the heap that all stores share
public record StreamSettings(
    Optional<String> instance,
    int threads,
    int standbys,
    Duration commitInterval,
    Path stateDirectory,
    int storeMemoryMib) {
  private static final Path DEFAULT_DIRECTORY =
      Path.of(System.getProperty("java.io.tmpdir"), "tierworks-state");

  /// @throws InvalidSettings naming every fault
  public StreamSettings {
    new SettingChecks()
        .atLeast(1, "planner.threads", threads)
        .atLeast(0, "planner.standbys", standbys)
        .positive("planner.commit-interval", commitInterval)
        .atLeast(1, "planner.store-memory-mib", storeMemoryMib)
        .throwIfAny();
  }

  public static StreamSettings from(Settings settings) {
    return new StreamSettings(
        settings.given("planner.instance").filter(name -> !name.isBlank()),
        settings.integer("planner.threads"),
        settings.integer("planner.standbys"),
        settings.duration("planner.commit-interval"),
        settings.path("planner.state-dir").orElse(DEFAULT_DIRECTORY),
        settings.integer("planner.store-memory-mib"));
  }

  /// Membership in the planner's consumer groups.
  ///
  /// A planner with a name and without standbys keeps its partitions when it stops in order, for as
  /// long as a session lasts: it restores its state from its own disk sooner than another planner
  /// could restore it. Any other planner leaves, and the others take over at once.
  public GroupMembership membership() {
    return new GroupMembership(instance, instance.isEmpty() || standbys > 0);
  }
}
