package io.tierworks.planner.kafka;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import io.tierworks.planner.relay.GroupMembership;
import java.nio.file.Path;
import java.util.Optional;

/// How a planner hosts its partitions.
///
/// @param instance name that the planner keeps over restarts, if it has one
/// @param threads each works on its share of the planner's partitions
/// @param standbys if at least 1, this planner keeps a copy of other planners' partitions
/// @param storeMemoryMib memory outside the heap that all stores share
public record HostSettings(
    Optional<String> instance, int threads, int standbys, Path stateDirectory, int storeMemoryMib) {
  private static final Path DEFAULT_DIRECTORY =
      Path.of(System.getProperty("java.io.tmpdir"), "tierworks-state");

  /// @throws InvalidSettings naming every fault
  public HostSettings {
    new SettingChecks()
        .atLeast(1, "planner.threads", threads)
        .atLeast(0, "planner.standbys", standbys)
        .atLeast(1, "planner.store-memory-mib", storeMemoryMib)
        .throwIfAny();
  }

  public static HostSettings from(Settings settings) {
    return new HostSettings(
        settings.given("planner.instance").filter(name -> !name.isBlank()),
        settings.integer("planner.threads"),
        settings.integer("planner.standbys"),
        settings.path("planner.state-dir").orElse(DEFAULT_DIRECTORY),
        settings.integer("planner.store-memory-mib"));
  }

  boolean keepsCopies() {
    return standbys > 0;
  }

  /// Membership in the planner's consumer groups.
  ///
  /// A planner with a name and without standbys keeps its partitions when it stops in order, for as
  /// long as a session lasts: it opens its state from its own disk sooner than another planner
  /// could restore it. Any other planner leaves, and the others take over at once.
  public GroupMembership membership() {
    return new GroupMembership(instance, instance.isEmpty() || keepsCopies());
  }
}
