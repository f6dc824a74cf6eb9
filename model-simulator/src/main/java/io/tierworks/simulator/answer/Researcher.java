package io.tierworks.simulator.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.prompt.Section.DataBlock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Works with the tools of a workspace: lists it, searches it for the word that the question is
/// about, reads around the first hit, and answers with file and line.
record Researcher(Prompt prompt) {
  /// In backticks or quotation marks, or else a name as programs have them.
  private static final Pattern TERM =
      Pattern.compile(
          "`([^`]+)`|\"([^\"]+)\"|\\b([a-z]+[A-Z]\\w+|[A-Z]\\w+[A-Z]\\w*|\\w+_\\w+)\\b");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern HIT = Pattern.compile("(?m)^(\\S+?):(\\d+): (.*)$");
  private static final int BEFORE = 3;
  private static final int AFTER = 6;
  private static final int MOST_CITATIONS = 3;

  /// A request for a tool.
  record Request(String tool, ObjectNode arguments) {}

  /// Whether tools were used before.
  boolean hasBegun() {
    return !used().isEmpty();
  }

  /// The next tool to use; empty when it can answer.
  Optional<Request> next(List<String> offered) {
    return Stream.of("list_files", "search_files", "read_file")
        .filter(offered::contains)
        .filter(tool -> used().stream().noneMatch(one -> one.attribute("tool").equals(tool)))
        .map(this::request)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Request> request(String tool) {
    var arguments = Json.object();
    return switch (tool) {
      case "list_files" -> Optional.of(new Request(tool, arguments));
      case "search_files" -> Optional.of(new Request(tool, arguments.put("query", term())));
      default ->
          hits().stream()
              .findFirst()
              .map(hit -> {
                int line = Integer.parseInt(hit.group(2));
                arguments.put("path", hit.group(1));
                arguments.put("from", Math.max(1, line - BEFORE)).put("to", line + AFTER);
                return new Request(tool, arguments);
              });
    };
  }

  /// Answers to every field: citations where there is room for several texts or places, the line
  /// itself where a quotation is wanted, else a sentence.
  JsonNode answer(Schema output) {
    return output.fill(field ->
        switch (field.type()) {
          case "array" -> citations(field.items());
          case "integer", "number" -> Json.MAPPER.getNodeFactory().numberNode(hits().size());
          case "boolean" -> Json.MAPPER.getNodeFactory().booleanNode(found());
          default -> Json.MAPPER.getNodeFactory().textNode(text(field));
        });
  }

  boolean found() {
    return !hits().isEmpty();
  }

  private JsonNode citations(Schema element) {
    var all = Json.MAPPER.createArrayNode();
    var cited = hits().stream().limit(MOST_CITATIONS);
    if (element.properties().containsKey("path")) {
      cited.map(Researcher::place).forEach(all::add);
    } else if (element.properties().isEmpty()) {
      cited.map(Researcher::citation).forEach(all::add);
    }
    return all;
  }

  private static ObjectNode place(MatchResult hit) {
    int line = Integer.parseInt(hit.group(2));
    var place = Json.object().put("path", hit.group(1)).put("from", line).put("to", line);
    return place.put("quote", hit.group(3));
  }

  private String text(Schema field) {
    if (!found()) {
      return "";
    }
    var first = hits().getFirst();
    return field.name().contains("quot")
        ? first.group(3)
        : "%s is in %s: %s".formatted(term(), citation(first), first.group(3));
  }

  private static String citation(MatchResult hit) {
    return hit.group(1) + ":" + hit.group(2);
  }

  private List<MatchResult> hits() {
    return prompt.all("tool_result").stream()
        .filter(result -> result.attribute("tool").equals("search_files"))
        .flatMap(result -> HIT.matcher(result.text()).results())
        .toList();
  }

  private List<DataBlock> used() {
    return Stream.of("tool_result", "tool_error")
        .flatMap(name -> prompt.all(name).stream())
        .toList();
  }

  private String term() {
    var items = prompt.all("item").stream().map(DataBlock::text).collect(Collectors.joining("\n"));
    var question = items.isBlank() ? prompt.text("goal") : items;
    var found = TERM.matcher(question);
    if (found.find()) {
      return Stream.of(1, 2, 3)
          .map(found::group)
          .filter(Objects::nonNull)
          .findFirst()
          .orElseThrow();
    }
    return WORD.matcher(question)
        .results()
        .map(MatchResult::group)
        .max(Comparator.comparingInt(String::length))
        .orElse(question);
  }
}
