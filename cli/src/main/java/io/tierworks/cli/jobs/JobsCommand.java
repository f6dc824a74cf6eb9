package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.JobView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "jobs", description = "List jobs, newest first.")
public final class JobsCommand implements Callable<Integer> {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "List at most this many. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--open", description = "List only jobs that have not ended.")
  private boolean open;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    CliException.require(limit > 0, "--limit must be at least 1, such as 20");
    try (var tail = JobTail.ofAll(Cluster.reach(common.settings()).withJobTopics())) {
      var all =
          JobHistory.read(tail).jobs().values().stream()
              .filter(job -> !open || !job.status().isFinal())
              .sorted(Comparator.comparing(JobView::since).reversed())
              .toList();
      print(all.stream().limit(limit).toList());
      if (all.size() > limit) {
        common.remark(
            "… and %1$d more; `tierworks jobs --limit %2$d` lists all"
                .formatted(all.size() - limit, all.size()));
      }
      return ExitCode.OK;
    }
  }

  private void print(List<JobView> jobs) {
    if (jobs.isEmpty()) {
      common.remark("no jobs; send one with `tierworks submit FILE`");
    } else {
      int width = common.terminal().width();
      common.printEach(jobs, views -> JobView.table(views, Instant.now(), width));
    }
  }
}
