package io.tierworks.cli.dlq;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.cli.kafka.DeadLetters;
import io.tierworks.cli.kafka.RecordPosition;
import io.tierworks.common.contract.json.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a dead letter: its headers and its body.",
    mixinStandardHelpOptions = true)
public final class DlqShowCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "WHERE",
      description = "As `tierworks dlq list` shows it, such as subtasks/0:17.")
  private String where = "";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    var place = RecordPosition.parse(where);
    try (var cluster = Cluster.reach(common.settings()).withDeadLetters();
        var dead = new DeadLetters(cluster)) {
      var letter =
          dead.at(List.of(place)).stream()
              .findFirst()
              .orElseThrow(() -> CliException.usage(missing(place)));
      var screen = common.screen();
      if (common.json()) {
        screen.line(Wire.text(json(letter)));
      } else {
        var headers = letter.headers().stream().map(h -> h.name() + ": " + h.text()).toList();
        screen.lines(DeadLetterText.head(where, letter.at(), letter.keyText(), headers));
        screen.lines(DeadLetterText.body(letter.value()));
      }
      return ExitCode.OK;
    }
  }

  static String missing(RecordPosition place) {
    return "no dead letter stands at %s (they are kept for 30 days); `tierworks dlq list --all` names them"
        .formatted(place);
  }

  private static Object json(DeadLetterRecord letter) {
    var json = new LinkedHashMap<String, Object>();
    json.put("where", letter.place().toString());
    json.put("at", letter.at());
    json.put("key", letter.keyText());
    json.put(
        "headers", letter.headers().stream().map(h -> new NamedText(h.name(), h.text())).toList());
    json.put("value", DeadLetterText.tree(letter.value()));
    json.put("redriven", letter.redriven());
    return json;
  }

  private record NamedText(String name, String value) {}
}
