package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.InboxEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "inbox",
    description = "List what waits for a person: plans to approve, answers to review, questions.")
public final class InboxCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (var tail = JobTail.ofAll(Cluster.reach(common.settings()).withJobTopics())) {
      var entries =
          JobHistory.read(tail).jobs().values().stream()
              .flatMap(job -> InboxEntry.of(job).stream())
              .sorted(Comparator.comparing(InboxEntry::until))
              .toList();
      print(entries);
      return ExitCode.OK;
    }
  }

  private void print(List<InboxEntry> entries) {
    if (entries.isEmpty()) {
      common.remark("nothing waits for a person");
    } else {
      int width = common.terminal().width();
      common.printEach(entries, all -> InboxEntry.lines(all, Instant.now(), width));
      common.remark(
          "`tierworks approve` and `tierworks review` decide, --reject refuses; `tierworks answer` answers");
    }
  }
}
