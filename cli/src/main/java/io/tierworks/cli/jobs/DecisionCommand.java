package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.Wire;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends a person's decision on a job.
abstract class DecisionCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who decides, for the audit trail. Default: your user name.")
  private String by = System.getProperty("user.name", "");

  @Mixin private final CommonOptions common = new CommonOptions();

  /// @throws io.tierworks.cli.command.CliException when the options make no decision
  abstract JobCommand command(String job, String who);

  @Override
  public final Integer call() throws Exception {
    var command = command(id, by);
    try (var cluster = Cluster.reach(common.settings()).withJobTopics();
        var sender = new JobSender(cluster)) {
      sender.command(command);
    }
    var screen = common.screen();
    if (common.json()) {
      screen.line(Wire.text(command));
    } else {
      screen.line("sent; `tierworks show %s` tells what came of it".formatted(id));
    }
    return ExitCode.OK;
  }
}
