package io.tierworks.common.settings;

import static io.tierworks.common.settings.SettingDefinition.Kind.DURATION;
import static io.tierworks.common.settings.SettingDefinition.Kind.INTEGER;
import static io.tierworks.common.settings.SettingDefinition.Kind.PATH;
import static io.tierworks.common.settings.SettingDefinition.Kind.SECRET;
import static io.tierworks.common.settings.SettingDefinition.Kind.TEXT;
import static io.tierworks.common.settings.SettingDefinition.of;

import java.util.List;

/// The settings of planner and worker processes.
final class ServiceSettingDefinitions {
  static final List<SettingDefinition> ALL =
      List.of(
          of(
              "planner.tick",
              DURATION,
              "PT0.1S",
              "Interval of the planner's clock for leases and deadlines."),
          of(
              "planner.lease",
              DURATION,
              "PT2S",
              "Time without heartbeats after which a worker's attempts are issued again."),
          of(
              "planner.window-job",
              INTEGER,
              "256",
              "Subtasks of one job that may be released and unfinished."),
          of(
              "planner.window-tier",
              INTEGER,
              "512",
              "Most subtasks of one tier that each partition may have released and unfinished; the planner releases fewer if more would only wait."),
          of("planner.threads", INTEGER, "1", "Stream threads."),
          of(
              "planner.commit-interval",
              DURATION,
              "PT0.01S",
              "How often the planner's transactions commit."),
          of(
              "planner.standbys",
              INTEGER,
              "0",
              "Standby copies of the state in other planner processes."),
          of(
              "planner.state-dir",
              PATH,
              "",
              "Folder of the state; empty is a folder in the system's temporary folder."),
          of(
              "planner.store-memory-mib",
              INTEGER,
              "128",
              "MiB that all stores of the planner hold outside the heap: blocks read, and writes not yet on disk."),
          of(
              "planner.instance",
              TEXT,
              "",
              "Name of this planner process, stable across restarts; empty derives one from the host."),
          of("planner.http-host", TEXT, "127.0.0.1", "Address of the planner's HTTP API."),
          of(
              "planner.http-port",
              INTEGER,
              "8080",
              "Port of the planner's HTTP API; 0 takes a free one."),
          of(
              "planner.api-token",
              SECRET,
              "",
              "Bearer token that the HTTP API requires, except for health; only from the environment."),
          of("planner.api-token-file", PATH, "", "File that holds the token of the API."),
          of("worker.heartbeat", DURATION, "PT0.25S", "Interval of a worker's heartbeats."),
          of(
              "worker.grace",
              DURATION,
              "PT25S",
              "How long a stopping worker lets its calls finish; it hands the rest back."),
          of(
              "worker.instance",
              TEXT,
              "",
              "Name of this worker process; empty takes the name of the tier."),
          of("worker.http-host", TEXT, "127.0.0.1", "Address of the worker's health and metrics."),
          of(
              "worker.http-port",
              INTEGER,
              "-1",
              "Port for health and metrics; 0 takes a free one, -1 opens none."));

  private ServiceSettingDefinitions() {}
}
