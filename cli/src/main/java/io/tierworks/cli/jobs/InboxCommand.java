package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.InboxEntry;
import io.tierworks.cli.show.JobView;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "inbox",
    description = "List what waits for a person: plans to approve, answers to review, questions.")
public final class InboxCommand implements Callable<Integer> {
  private static final double HUNDRED = 100;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (var tail = JobTail.ofAll(Cluster.reach(common.settings()).withJobTopics())) {
      var jobs = JobHistory.read(tail).jobs().values();
      var entries =
          jobs.stream()
              .flatMap(job -> InboxEntry.of(job).stream())
              .sorted(Comparator.comparing(InboxEntry::until))
              .toList();
      print(entries);
      rate(jobs).ifPresent(common::remark);
      return ExitCode.OK;
    }
  }

  /// How often the jobs whose events are kept asked a person.
  static Optional<String> rate(Collection<JobView> jobs) {
    int asked = jobs.stream().mapToInt(job -> job.counts().asked()).sum();
    return jobs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "people were asked %d times by %d jobs: %.1f per 100 jobs"
                .formatted(asked, jobs.size(), asked * HUNDRED / jobs.size()));
  }

  private void print(List<InboxEntry> entries) {
    if (entries.isEmpty()) {
      common.remark("nothing waits for a person");
    } else {
      int width = common.terminal().width();
      common.printEach(entries, all -> InboxEntry.lines(all, Instant.now(), width));
      common.remark("`tierworks approve` and `tierworks review` decide (--reject refuses)");
      common.remark("`tierworks revise` sends back, `tierworks answer` answers a question");
    }
  }
}
