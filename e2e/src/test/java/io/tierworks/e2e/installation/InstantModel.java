package io.tierworks.e2e.installation;

import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.Model;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A zero-latency model: the same plan for every job, the same output for every item, and an
/// accepting verdict. An item that says `takes 300 ms` takes as long. Thread-safe.
final class InstantModel implements Model {
  private static final Usage USAGE = new Usage(500, 0, 50, 0);

  private static final String PLAN =
      """
      {"form":"map","reason":"The items are independent.","decisions":"","steps":[{"id":"label","kind":"classify",
      "tier":"nano","over":"items","inputs":[],"instructions":"Choose the label of the item.","output":[{"name":"label",
      "type":"string","description":"The label.","values":["a","b"],"quote":false}],"verify":["schema"],"tools":[],
      "maxOutputTokens":100}]}
      """;
  private static final String VERDICT =
      """
      {"verdict":"accept","score":1,"reasons":"All items have a label.","answer":"Done.",
      "claims":[{"text":"All items have a label.","subtasks":["label"]}],"revisions":[]}
      """;
  private static final Pattern ITEM = Pattern.compile("<data name=\"item\" id=\"([^\"]*)\">");
  private static final String TAKES = " takes ";
  private static final Pattern PAUSE = Pattern.compile(TAKES + "(\\d+) ms");
  private static final String WORK =
      """
      {"output":{"label":"a"},"handoff":"none","note":""}
      """;

  @Override
  public ModelResponse call(ModelRequest request) {
    var text =
        switch (request.schemaName()) {
          case "plan" -> PLAN;
          case "verdict" -> VERDICT;
          case "direct" -> direct(request.user());
          default -> work(request.user());
        };
    return new ModelResponse(text, "instant", USAGE);
  }

  private static String work(String user) {
    // Searched first without the pattern, which costs more on text of several thousand letters.
    var pause = user.contains(TAKES) ? PAUSE.matcher(user) : null;
    if (pause != null && pause.find()) {
      LockSupport.parkNanos(Long.parseLong(pause.group(1)) * 1_000_000);
    }
    return WORK;
  }

  private static String direct(String user) {
    var items =
        ITEM.matcher(user)
            .results()
            .map(item -> "{\"item\":\"%s\",\"output\":{\"answer\":\"a\"}}".formatted(item.group(1)))
            .collect(Collectors.joining(","));
    return items.isEmpty()
        ? "{\"answer\":\"Done.\"}"
        : "{\"items\":[%s],\"answer\":\"Done.\"}".formatted(items);
  }
}
