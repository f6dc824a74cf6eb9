package io.tierworks.cli.dlq;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetters;
import io.tierworks.cli.kafka.RecordPosition;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show the headers and the body of a dead letter.")
public final class DlqShowCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "WHERE",
      description = "Dead letter as `tierworks dlq list` shows it, such as subtasks/0:17.")
  private String where = "";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    var position = RecordPosition.parse(where);
    var cluster = Cluster.reach(common.settings()).withDeadLetters();
    try (var deadLetters = new DeadLetters(cluster)) {
      var record =
          deadLetters.at(List.of(position)).stream()
              .findFirst()
              .orElseThrow(() -> CliException.usage(missing(position)));
      common.print(
          DeadLetterText.json(record),
          () -> DeadLetterText.lines(record, common.terminal().wrapWidth()));
      return ExitCode.OK;
    }
  }

  static String missing(RecordPosition position) {
    return "no dead letter at %s; `tierworks dlq list --all` lists those of the last 30 days"
        .formatted(position);
  }
}
