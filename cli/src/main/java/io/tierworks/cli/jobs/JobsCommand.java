package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.JobView;
import io.tierworks.cli.show.JobsTable;
import io.tierworks.common.contract.json.Wire;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "jobs", description = "List jobs, newest first.", mixinStandardHelpOptions = true)
public final class JobsCommand implements Callable<Integer> {
  @Option(names = "--limit", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--open", description = "Only jobs that are not finished.")
  private boolean open;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (var cluster = Cluster.reach(common.settings()).withJobTopics();
        var tail = JobTail.ofAll(cluster)) {
      var jobs =
          JobHistory.read(tail).jobs().values().stream()
              .filter(job -> !open || !job.status().isFinal())
              .sorted(Comparator.comparing(JobView::since).reversed())
              .limit(limit)
              .toList();
      var screen = common.screen();
      if (common.json()) {
        jobs.forEach(job -> screen.line(Wire.text(job)));
      } else if (jobs.isEmpty()) {
        screen.note("no jobs yet; send one with `tierworks submit FILE`");
      } else {
        screen.lines(JobsTable.lines(jobs, Instant.now(), screen.width()));
      }
      return ExitCode.OK;
    }
  }
}
