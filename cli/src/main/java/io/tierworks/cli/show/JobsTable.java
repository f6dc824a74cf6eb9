package io.tierworks.cli.show;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A table of jobs, one per line.
public final class JobsTable {
  private JobsTable() {}

  public static List<String> lines(List<JobView> jobs, Instant now, int width) {
    var table = TextTable.of("job", "status", "tenant", ">done", ">cost", ">took", ">age");
    for (var job : jobs) {
      table.row(
          job.job(),
          ProgressText.name(job.status()),
          job.tenant(),
          job.done() + "/" + job.total(),
          TextFormat.money(job.cost()),
          TextFormat.duration(Duration.between(job.since(), job.until())),
          TextFormat.duration(Duration.between(job.since(), now)));
    }
    return table.lines(width, "");
  }
}
