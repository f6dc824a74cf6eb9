package io.tierworks.cli.jobs;

import io.tierworks.cli.CommonOptions;
import io.tierworks.cli.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.common.contract.JobCommand;
import io.tierworks.common.contract.Wire;

/// Sending a person's decision on a job.
final class Decision {
  private Decision() {}

  /// Who decides, for the job's audit trail.
  static String by() {
    return System.getProperty("user.name", "");
  }

  static int send(JobCommand command, CommonOptions common) throws InterruptedException {
    try (var cluster = Cluster.reach(common.settings()).withJobTopics();
        var sender = new JobSender(cluster)) {
      sender.command(command);
    }
    var screen = common.screen();
    if (common.json()) {
      screen.line(Wire.text(command));
    } else {
      screen.line("sent; `tierworks show %s` tells what came of it".formatted(command.id()));
    }
    return ExitCode.OK;
  }
}
