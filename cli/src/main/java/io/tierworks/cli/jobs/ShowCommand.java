package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.JobStateText;
import io.tierworks.cli.show.ResultText;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a job's result, or its progress if it is still open.")
public final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "Id of the job.")
  private String id = "";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (var cluster = Cluster.reach(common.settings()).withJobTopics();
        var tail = JobTail.ofJob(cluster, id)) {
      var history = JobHistory.read(tail);
      int width = common.terminal().width();
      var result = history.results().get(id);
      if (result != null) {
        common.print(result, () -> ResultText.lines(result, width));
        return ExitCode.of(result.status());
      }
      var view = history.jobs().get(id);
      if (view == null) {
        throw CliException.usage(
            "job '%s' is unknown (events are kept for a week); `tierworks jobs` lists the jobs"
                .formatted(id));
      }
      common.print(view, () -> JobStateText.lines(view, Instant.now(), width));
      return ExitCode.OK;
    }
  }
}
