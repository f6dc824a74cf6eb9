package io.tierworks.cli.dlq;

import io.tierworks.cli.CommonOptions;
import io.tierworks.cli.ExitCode;
import io.tierworks.cli.Refused;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetters;
import io.tierworks.cli.kafka.Letter;
import io.tierworks.cli.kafka.Place;
import io.tierworks.cli.show.LetterText;
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
    var place = Place.parse(where);
    try (var cluster = Cluster.reach(common.settings()).withDeadLetters();
        var dead = new DeadLetters(cluster)) {
      var letter =
          dead.at(List.of(place)).stream()
              .findFirst()
              .orElseThrow(() -> Refused.usage(missing(place)));
      var screen = common.screen();
      if (common.json()) {
        screen.line(Wire.text(json(letter)));
      } else {
        var headers = letter.headers().stream().map(h -> h.name() + ": " + h.text()).toList();
        screen.lines(LetterText.head(where, letter.at(), letter.keyText(), headers));
        screen.lines(LetterText.body(letter.value()));
      }
      return ExitCode.OK;
    }
  }

  static String missing(Place place) {
    return "no dead letter stands at %s (they are kept for 30 days); `tierworks dlq list --all` names them"
        .formatted(place);
  }

  private static Object json(Letter letter) {
    var json = new LinkedHashMap<String, Object>();
    json.put("where", letter.place().toString());
    json.put("at", letter.at());
    json.put("key", letter.keyText());
    json.put(
        "headers", letter.headers().stream().map(h -> new NamedText(h.name(), h.text())).toList());
    json.put("value", LetterText.tree(letter.value()));
    json.put("redriven", letter.redriven());
    return json;
  }

  private record NamedText(String name, String value) {}
}
