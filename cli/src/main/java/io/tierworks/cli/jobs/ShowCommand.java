package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.kafka.LiveWorkers;
import io.tierworks.cli.show.JobView;
import io.tierworks.cli.show.ProgressText;
import io.tierworks.cli.show.ResultText;
import io.tierworks.cli.show.WaitText;
import io.tierworks.common.contract.result.JobResult;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    var cluster = Cluster.reach(common.settings()).withJobTopics();
    try (var tail = JobTail.ofJob(cluster, id)) {
      var history = JobHistory.read(tail);
      var result = history.results().get(id);
      return result == null ? show(cluster, history.jobs().get(id)) : show(result);
    }
  }

  private int show(JobResult result) {
    common.print(result, () -> ResultText.lines(result, common.terminal().width()));
    return ExitCode.of(result);
  }

  private int show(Cluster cluster, @Nullable JobView view) {
    if (view == null) {
      throw JobHistory.unknown(id);
    }
    common.print(view, () -> progress(cluster, view));
    return ExitCode.OK;
  }

  private List<String> progress(Cluster cluster, JobView view) {
    try (var workers = new LiveWorkers(cluster)) {
      var now = Instant.now();
      var why = WaitText.of(view, now, workers.byTier());
      return ProgressText.ofJob(view, why, now, common.terminal().width());
    }
  }
}
