package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.Reporter;
import java.time.Duration;

/// Following a job on the screen, for commands.
final class JobFollowing {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private JobFollowing() {}

  /// @return the exit code that the job's status asks for
  static int toTheEnd(JobTail tail, String job, CommonOptions common) {
    var screen = common.screen();
    return new JobFollower(
            tail,
            Reporter.of(screen, common.json()),
            () ->
                screen.note(
                    "nothing heard of %s yet; `tierworks doctor` tells whether a planner runs"
                        .formatted(job)))
        .until(FOR_EVER)
        .map(result -> ExitCode.of(result.status()))
        .orElse(ExitCode.JOB_FAILED);
  }
}
