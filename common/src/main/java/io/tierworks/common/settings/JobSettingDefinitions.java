package io.tierworks.common.settings;

import static io.tierworks.common.settings.SettingDefinition.Kind.DURATION;
import static io.tierworks.common.settings.SettingDefinition.Kind.INTEGER;
import static io.tierworks.common.settings.SettingDefinition.Kind.MONEY;
import static io.tierworks.common.settings.SettingDefinition.of;

import java.util.List;

/// The limits of jobs.
final class JobSettingDefinitions {
  static final List<SettingDefinition> ALL =
      List.of(
          of("job.max-cost", MONEY, "5.00", "Cost limit of a job that sets none, in dollars."),
          of("job.max-time", DURATION, "PT1H", "Time limit of a job that sets none."),
          of(
              "job.wrap-up-time",
              DURATION,
              "PT1M",
              "Part of a job's time that is reserved for judging its results; at most a fifth of it."),
          of(
              "job.max-pause",
              DURATION,
              "P1D",
              "How long a job that paused at a limit waits for a person to raise the limit."),
          of(
              "job.retention",
              DURATION,
              "P7D",
              "How long the planner remembers the id and the result of a finished job; after that a new job may use the id."),
          of("job.max-subtasks", INTEGER, "10000", "Subtasks of a job that sets no limit."),
          of(
              "job.max-rounds",
              INTEGER,
              "1",
              "Times the judge may send work back, for a job that sets no limit."),
          of(
              "job.max-attempts",
              INTEGER,
              "4",
              "Attempts for one subtask, escalations included, for a job that sets no limit."));

  private JobSettingDefinitions() {}
}
