package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.JobStateText;
import io.tierworks.cli.show.ResultText;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a job's result, or how far it is.",
    mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (var cluster = Cluster.reach(common.settings()).withJobTopics();
        var tail = JobTail.ofJob(cluster, id)) {
      var history = JobHistory.read(tail);
      var result = history.results().get(id);
      return result != null ? show(result) : showState(history);
    }
  }

  private int show(JobResult result) {
    var screen = common.screen();
    if (common.json()) {
      screen.line(Wire.text(result));
    } else {
      screen.lines(ResultText.lines(result, screen.width()));
    }
    return ExitCode.of(result.status());
  }

  private int showState(JobHistory history) {
    var view = history.jobs().get(id);
    if (view == null) {
      throw CliException.usage(
          "no job '%s' is known (events are kept for a week); `tierworks jobs` lists them"
              .formatted(id));
    }
    var screen = common.screen();
    if (common.json()) {
      screen.line(Wire.text(view));
    } else {
      screen.lines(JobStateText.lines(view, Instant.now(), screen.width()));
    }
    return ExitCode.OK;
  }
}
