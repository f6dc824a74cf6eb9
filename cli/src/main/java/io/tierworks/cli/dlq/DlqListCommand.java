package io.tierworks.cli.dlq;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetterTopic;
import io.tierworks.cli.kafka.DeadLetters;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "List open dead letters, newest last.")
public final class DlqListCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "TOPIC",
      description = "Dead-letter topics to list: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<DeadLetterTopic> topics = List.of(DeadLetterTopic.values());

  @Mixin private final DeadLetterFilter filter = new DeadLetterFilter();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "List at most this many, the newest. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--all", description = "List redriven dead letters too.")
  private boolean all;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    CliException.require(limit > 0, "--limit must be at least 1, such as 50");
    var cluster = Cluster.reach(common.settings()).withDeadLetters();
    try (var deadLetters = new DeadLetters(cluster)) {
      var records = all ? deadLetters.all(topics) : deadLetters.open(topics);
      print(
          records.stream()
              .map(record -> DeadLetterView.of(record, cluster.topics()))
              .filter(filter::matches)
              .toList());
      return ExitCode.OK;
    }
  }

  private void print(List<DeadLetterView> matching) {
    int older = Math.max(0, matching.size() - limit);
    var shown = matching.subList(older, matching.size());
    if (shown.isEmpty()) {
      common.remark("no dead letters");
    } else {
      common.printEach(shown, views -> DeadLetterView.table(views, common.terminal().width()));
    }
    if (older > 0) {
      common.remark("%d older dead letters; raise --limit to see them".formatted(older));
    }
  }
}
