package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.common.contract.job.JobCommand;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends a command about a job to the planner.
abstract class DecisionCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "Id of the job.")
  private String id = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Name for the audit trail. Default: your user name.")
  private String by = System.getProperty("user.name", "");

  @Mixin private final CommonOptions common = new CommonOptions();

  /// @throws CliException if the options contradict each other or are out of range
  abstract JobCommand command(String job, String by);

  @Override
  public final Integer call() throws Exception {
    var command = command(id, by);
    try (var cluster = Cluster.reach(common.settings()).withJobTopics();
        var sender = new JobSender(cluster)) {
      sender.command(command);
    }
    common.print(
        command, () -> List.of("sent; `tierworks show %s` shows the outcome".formatted(id)));
    return ExitCode.OK;
  }
}
