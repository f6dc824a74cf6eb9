package io.tierworks.cli.dlq;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetterTopic;
import io.tierworks.cli.kafka.DeadLetters;
import io.tierworks.common.contract.json.Wire;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description = "List dead letters that are open, newest last.",
    mixinStandardHelpOptions = true)
public final class DlqListCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "QUEUE",
      description = "${COMPLETION-CANDIDATES}. Default: all.")
  private List<DeadLetterTopic> queues = List.of(DeadLetterTopic.values());

  @Mixin private final DeadLetterFilter selection = new DeadLetterFilter();

  @Option(
      names = "--limit",
      defaultValue = "50",
      description = "The newest so many. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--all", description = "Also letters that were redriven.")
  private boolean all;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (var cluster = Cluster.reach(common.settings()).withDeadLetters();
        var dead = new DeadLetters(cluster)) {
      var letters =
          dead.all(queues).stream()
              .filter(letter -> all || !letter.redriven())
              .map(letter -> DeadLetterViews.of(letter, cluster.topics()))
              .filter(selection::covers)
              .toList();
      var shown = letters.subList(Math.max(0, letters.size() - limit), letters.size());
      var screen = common.screen();
      if (common.json()) {
        shown.forEach(letter -> screen.line(Wire.text(letter)));
      } else if (letters.isEmpty()) {
        screen.note("no dead letters");
      } else {
        screen.lines(DeadLetterTable.lines(shown, screen.width()));
        if (shown.size() < letters.size()) {
          screen.note("%d older ones; see them with --limit".formatted(letters.size() - limit));
        }
      }
      return ExitCode.OK;
    }
  }
}
